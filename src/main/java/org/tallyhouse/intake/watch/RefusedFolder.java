package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tallyhouse.layout.WholeFile;

/** Where files go that are not taken, each with its reason beside it. */
record RefusedFolder(WatchedFolders folders, LocalDate businessDate) {
    private static final String REASON = ".reason.txt";

    /**
     * Moves a file there with what came along with it.
     *
     * @param came where it was put by whoever sent it
     * @param companions whose names begin with the file's
     * @return where it is now
     */
    Path put(Path file, List<Path> companions, Path came, Reason reason, Instant now) throws IOException {
        Path folder = folder(came);
        String name = file.getFileName().toString();
        List<String> endings = companions.stream()
                .map(companion -> companion.getFileName().toString().substring(name.length()))
                .toList();
        String free = FileMoves.free(
                name.replaceAll("\\p{Cntrl}", "_"),
                candidate -> FileMoves.exists(folder.resolve(candidate))
                        || FileMoves.exists(folder.resolve(candidate + REASON))
                        || endings.stream().anyMatch(ending -> FileMoves.exists(folder.resolve(candidate + ending))));
        Path to = folder.resolve(free);
        writeReason(folder.resolve(free + REASON), to, came, reason, now);
        for (int i = 0; i < endings.size(); i++) {
            FileMoves.move(companions.get(i), folder.resolve(free + endings.get(i)));
        }
        FileMoves.move(file, to);
        return to;
    }

    /** That of the sender's folder; what lay in none stands alone. */
    private Path folder(Path came) {
        Path refused = folders.refused(businessDate);
        Path sender = folders.drop().relativize(came).getParent();
        return sender == null ? refused : refused.resolve(sender.toString());
    }

    private void writeReason(Path path, Path to, Path came, Reason reason, Instant now) throws IOException {
        WholeFile.write(
                path,
                out -> out.write("""
                        %s was moved aside at %s.
                        Why: %s.
                        %s
                        To have it looked at once more as it is: mv %s %s
                        """.formatted(
                                clean(folders.told(came)),
                                now,
                                reason.why(),
                                reason.help(),
                                word(folders.told(to)),
                                word(clean(folders.told(came))))));
        FileMoves.ours(path);
    }

    /** Of the shell. */
    private static String word(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String clean(String path) {
        return path.replaceAll("\\p{Cntrl}", "_");
    }
}

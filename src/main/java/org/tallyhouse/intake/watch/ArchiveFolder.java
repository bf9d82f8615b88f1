package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallyhouse.layout.WholeFile;

/**
 * The archive of a business date. {@code SHA256SUMS} is what {@code sha256sum -c} reads; a line is there before its file
 * is, so that a run that was killed is finished by the same line.
 */
record ArchiveFolder(Path folder) {
    private static final String SUMS = "SHA256SUMS";

    /** Whether a content of a sender is there. */
    boolean has(String sender, String sha256) throws IOException {
        return paths(sender, sha256).anyMatch(this::isThere);
    }

    /** Where a content belongs, which is on the list from now on. */
    Path reserve(String sender, String name, String sha256) throws IOException {
        Map<String, String> sums = sums();
        Optional<String> begun =
                paths(sender, sha256).filter(path -> !isThere(path)).findFirst();
        if (begun.isPresent()) {
            return folder.resolve(begun.get());
        }
        String free = FileMoves.free(
                name, candidate -> sums.containsKey(sender + "/" + candidate) || isThere(sender + "/" + candidate));
        sums.put(sender + "/" + free, sha256);
        Path list = folder.resolve(SUMS);
        WholeFile.write(list, out -> {
            for (Map.Entry<String, String> sum : sums.entrySet()) {
                out.write(sum.getValue() + "  " + sum.getKey() + "\n");
            }
        });
        FileMoves.ours(list);
        return folder.resolve(sender).resolve(free);
    }

    private boolean isThere(String path) {
        return FileMoves.exists(folder.resolve(path));
    }

    private Stream<String> paths(String sender, String sha256) throws IOException {
        return sums().entrySet().stream()
                .filter(sum -> sum.getValue().equals(sha256) && sum.getKey().startsWith(sender + "/"))
                .map(Map.Entry::getKey);
    }

    /** Hash by path below the folder, in the order of the list. */
    private Map<String, String> sums() throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        if (Files.exists(folder.resolve(SUMS))) {
            for (String line : Files.readAllLines(folder.resolve(SUMS))) {
                String[] parts = line.split(" [ *]", 2);
                if (parts.length == 2) {
                    sums.put(parts[1], parts[0]);
                }
            }
        }
        return sums;
    }
}

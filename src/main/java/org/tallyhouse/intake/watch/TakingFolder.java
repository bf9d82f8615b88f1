package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.watch.DropPlan.Take;

/**
 * What is being taken in. A file that lies here is out of its sender's reach: nobody replaces it under its name while it
 * is read. What comes along with it lies in a folder of its own, where no reader takes it for a file's {@code .ok}.
 */
public final class TakingFolder {
    private static final String WITH = ".with";

    private final WatchedFolders folders;

    public TakingFolder(WatchedFolders folders) {
        this.folders = folders;
    }

    /** A file here; a leftover is one that an earlier run took. */
    record Taken(ImportKind kind, String sender, Path path, List<Path> companions, boolean isLeftover) {
        String name() {
            return path.getFileName().toString();
        }
    }

    /** What was taken of a file before the run was killed goes back to it; only while nobody else collects. */
    public void tidy(SenderRules rules) throws IOException {
        for (Path sender : paths(folders.taking())) {
            for (Path companion : paths(sender.resolve(WITH))) {
                String name = companion.getFileName().toString();
                boolean hasFile = rules.endings(sender.getFileName().toString()).stream()
                        .filter(name::endsWith)
                        .map(ending -> name.substring(0, name.length() - ending.length()))
                        .anyMatch(base -> !base.isEmpty() && FileMoves.exists(sender.resolve(base)));
                Path back = folders.drop(sender.getFileName().toString()).resolve(name);
                if (!hasFile && !FileMoves.exists(back)) {
                    FileMoves.move(companion, back);
                }
            }
        }
    }

    /** Takes a file out of its drop folder; empty if it is gone, or changed meanwhile and was put back. */
    Optional<Taken> take(Take take, SenderRules rules) throws IOException {
        String sender = take.file().sender();
        Path to = folders.taking().resolve(sender).resolve(take.file().name());
        try {
            for (Dropped companion : take.companions()) {
                FileMoves.move(companion.path(), to.resolveSibling(WITH).resolve(companion.name()));
            }
            boolean isRenamed = FileMoves.move(take.file().path(), to);
            if (isRenamed && !Dropped.look(sender, to).orElseThrow().hasBytesOf(take.file())) {
                putBack(
                        taken(take.kind(), sender, to, rules, false),
                        take.file().path());
                return Optional.empty();
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(taken(take.kind(), sender, to, rules, false));
    }

    Taken taken(ImportKind kind, String sender, Path path, SenderRules rules, boolean isLeftover) {
        String name = path.getFileName().toString();
        List<Path> companions = rules.endings(sender).stream()
                .map(ending -> path.resolveSibling(WITH).resolve(name + ending))
                .filter(FileMoves::exists)
                .toList();
        return new Taken(kind, sender, path, companions, isLeftover);
    }

    /** Under its own name, unless another file has it by now: then it stays, and is a leftover. */
    private static void putBack(Taken taken, Path came) throws IOException {
        try {
            FileMoves.move(taken.path(), came);
            for (Path companion : taken.companions()) {
                FileMoves.move(companion, came.resolveSibling(companion.getFileName()));
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "it changed while it was taken, and another file of its name has come since; compare the two", e);
        }
    }

    private static List<Path> paths(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return new ArrayList<>(paths.sorted().toList());
        }
    }
}

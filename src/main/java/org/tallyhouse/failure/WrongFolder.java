package org.tallyhouse.failure;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that keeps a file from being written. The system names the file, and of two files does not say which one it
 * means; what a person must mend is the folder.
 */
final class WrongFolder {
    private static final Set<String> NOT_ALLOWED = Set.of("Operation not permitted", "Read-only file system");
    private static final String NO_FOLDER = "Not a directory";

    private WrongFolder() {}

    /** Empty if it is not a folder that is wrong. */
    static Optional<String> told(FileSystemException failed) {
        String reason = failed.getReason() == null ? "" : failed.getReason();
        boolean isNotAllowed = failed instanceof AccessDeniedException || NOT_ALLOWED.contains(reason);
        if (!isNotAllowed && !reason.equals(NO_FOLDER)) {
            return Optional.empty();
        }
        return Stream.of(path(failed.getFile()), path(failed.getOtherFile()))
                .flatMap(Optional::stream)
                .filter(file -> !isHiddenFromUs(file))
                .map(WrongFolder::nearest)
                .flatMap(Optional::stream)
                .map(WrongFolder::told)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> told(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("%s is there and is no folder: move it away".formatted(folder));
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of("folder %s may not be written to: let the user that runs write there".formatted(folder));
    }

    /** A file that is there and may not be read says nothing about its folder. */
    private static boolean isHiddenFromUs(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isReadable(file);
    }

    /** The folder of a file, or of those it would lie in the first that is there. */
    private static Optional<Path> nearest(Path file) {
        for (Path folder = file.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> path(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

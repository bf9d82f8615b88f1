package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tallyhouse.layout.WholeFile;

/** Moves files without ever writing over one. */
final class FileMoves {
    private FileMoves() {}

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** The name itself, or with the first number behind it that is free. */
    static String free(String name, Predicate<String> isTaken) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : "%s.%d".formatted(name, number))
                .filter(candidate -> !isTaken.test(candidate))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Moves at once; a file into another file system is copied whole, synced, and then deleted where it was.
     *
     * @return whether it is the same file as before, into which somebody who had it open may still write
     * @throws FileAlreadyExistsException if something has the new name
     */
    static boolean move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            copy(from, to);
            Files.delete(from);
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Dropped before = Dropped.look("", from).orElseThrow();
        try {
            WholeFile.writeBytes(to, bytes -> Files.copy(from, bytes));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        ours(to);
        if (!Dropped.look("", from).orElseThrow().hasBytesOf(before)) {
            Files.delete(to);
            throw new IOException("it changed while it was copied");
        }
    }

    /** What we make is for us and our group. */
    static void ours(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        }
    }
}

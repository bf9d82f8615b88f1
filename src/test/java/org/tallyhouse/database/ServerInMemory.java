package org.tallyhouse.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the server of the tests has its files: in memory, if there is enough of it, as a schema is a hundred files that each
 * wait for the disk. It takes up to a gigabyte, so it ends with the tests.
 */
public final class ServerInMemory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 4L << 30;

    private ServerInMemory() {}

    /** A home for the server of this checkout: there, or the one on disk. */
    public static Path home(Path onDisk) {
        Path disk = onDisk.toAbsolutePath();
        try {
            Path home = MEMORY.resolve("tallyhouse-tests-" + Integer.toHexString(disk.hashCode()));
            if (Files.isDirectory(home)) {
                return home;
            }
            if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ENOUGH) {
                return disk;
            }
            return Files.createDirectory(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException | UnsupportedOperationException e) {
            return disk;
        }
    }

    /** Stops a server that is in memory, and gives the memory back. */
    public static void end(Path home) {
        if (!home.startsWith(MEMORY) || !Files.isDirectory(home)) {
            return;
        }
        EmbeddedServer.in(home).stop();
        try (Stream<Path> all = Files.walk(home)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

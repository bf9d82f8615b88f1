package org.tallyhouse.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A folder that may not be written to: by its mode, and where that stops nobody, as for root, by the file system. */
final class SealedFolder {
    private SealedFolder() {}

    /** Does something while a folder is sealed. */
    static <T> T during(Path folder, Supplier<T> work) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-x---"));
        boolean isRoot = Files.isWritable(folder);
        assumeTrue(
                !isRoot || SmallDisk.run("chattr", "+i", folder.toString()),
                "SKIPPED: modes stop nobody here, and this file system knows no immutable folder");
        try {
            return work.get();
        } finally {
            if (isRoot && !SmallDisk.run("chattr", "-i", folder.toString())) {
                throw new IllegalStateException(folder + " stays immutable");
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        }
    }
}

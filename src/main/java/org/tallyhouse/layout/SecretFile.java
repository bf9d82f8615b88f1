package org.tallyhouse.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file with a key in it: small, and, where the key is secret, for its owner alone. */
public final class SecretFile {
    /** Far more than any key. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /**
     * The bytes of a key.
     *
     * @throws FileRefused if there are more than a key has
     */
    public static byte[] read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] all = bytes.readNBytes(MOST_BYTES + 1);
            if (all.length > MOST_BYTES) {
                throw new FileRefused(FileFault.TOO_LARGE
                        .says("{file} has more than {expected} bytes: that is no key")
                        .in(file)
                        .figures(MOST_BYTES, ""));
            }
            return all;
        }
    }

    /** @throws FileRefused if others than its owner may read or change it */
    public static void requireClosed(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> modes;
        try {
            modes = Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            throw new FileRefused(FileFault.unreadable(file, e), e);
        }
        if (modes.stream().anyMatch(OF_OTHERS::contains)) {
            throw new FileRefused(FileFault.WRONG_KEY
                    .says(
                            "{file} holds a secret key and is open to others (%s): chmod 600 it, and change the key if others may have read it"
                                    .formatted(PosixFilePermissions.toString(modes)))
                    .in(file));
        }
    }
}

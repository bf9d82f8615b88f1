package org.tallyhouse.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.tallyhouse.layout.FileFacts;

/**
 * A file that is to be put.
 *
 * @param name what it is called there
 * @param sha256 in hex, as it was recorded when the file was made; other bytes are never put
 */
public record FileToPut(Path path, String name, String sha256) {

    /**
     * Copies the bytes, reading them once. What was copied is of no use if this fails.
     *
     * @throws DropFailed behind the last byte, if they are not those that were recorded; also if there are none
     */
    void copyTo(OutputStream to) throws IOException {
        MessageDigest digest = FileFacts.sha256Digest();
        try (InputStream bytes = new DigestInputStream(open(), digest)) {
            bytes.transferTo(to);
        }
        String copied = HexFormat.of().formatHex(digest.digest());
        if (!copied.equals(sha256)) {
            throw DropFailed.changed(path, sha256, copied);
        }
    }

    private InputStream open() {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw DropFailed.unreadable(path, e);
        }
    }
}

package org.tallyhouse.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What identifies a file's content: its SHA-256 and size; plus what one look at its bytes tells. */
public record FileFacts(Path path, String sha256, long sizeBytes, boolean endsWithLineEnd, long rowCount) {
    private static final Pattern SHA256 = Pattern.compile("\\b[0-9a-fA-F]{64}\\b");
    private static final long MOST_OK_BYTES = 1 << 16;

    /** Reads the whole file once. */
    public static FileFacts of(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            MessageDigest digest = sha256Digest();
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            byte last = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                last = read > 0 ? buffer[read - 1] : last;
            }
            return new FileFacts(path, HexFormat.of().formatHex(digest.digest()), size, last == '\n', 0);
        } catch (IOException e) {
            throw new FileRefused(FileFault.unreadable(path, e), e);
        }
    }

    public FileFacts withRowCount(long rows) {
        return new FileFacts(path, sha256, sizeBytes, endsWithLineEnd, rows);
    }

    /** A sender may put {@code FILE.ok} beside the file; if it does, its SHA-256 must be the file's. */
    public void requireAgreementWithOkFile() {
        Path ok = path.resolveSibling(path.getFileName() + ".ok");
        if (!Files.exists(ok)) {
            return;
        }
        Matcher stated = SHA256.matcher(read(ok));
        if (!stated.find()) {
            throw new FileRefused(
                    FileFault.WRONG_STRUCTURE.says("{file} names no SHA-256").in(ok));
        }
        if (!stated.group().toLowerCase(Locale.ROOT).equals(sha256)) {
            throw new FileRefused(FileFault.control(
                            "{field} is {actual}, its .ok file says {expected}", "SHA-256", stated.group(), sha256)
                    .in(path));
        }
    }

    /** SHA-256 of a text, in hex. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(sha256Digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** SHA-256 of all bytes that are left in a stream, in hex. */
    public static String sha256(InputStream bytes) throws IOException {
        MessageDigest digest = sha256Digest();
        byte[] buffer = new byte[1 << 16];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(Path ok) {
        try {
            if (Files.size(ok) > MOST_OK_BYTES) {
                throw new FileRefused(FileFault.TOO_LARGE
                        .says("{file} has more than {expected} bytes: that is no .ok file")
                        .in(ok)
                        .figures(MOST_OK_BYTES, Files.size(ok)));
            }
            return Files.readString(ok);
        } catch (IOException e) {
            throw new FileRefused(FileFault.unreadable(ok, e), e);
        }
    }
}

package org.tallyhouse.layout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.tallyhouse.failure.CauseText;

/**
 * Writes a file so that it appears whole or not at all: a temporary name in the same folder, fsync,
 * rename, fsync of the folder. What fails leaves nothing; a run that dies leaves at most a {@code .tmp} file, which the next
 * writer of the same file replaces. The temporary file is always a new one: where somebody planted a link, it is removed,
 * never followed.
 */
public final class WholeFile {

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /** What writes the content as bytes. */
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream bytes) throws IOException;
    }

    private WholeFile() {}

    /** Writes UTF-8 text and returns its SHA-256 in hex. */
    public static String write(Path path, Content content) {
        return writeBytes(path, bytes -> {
            Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            content.writeTo(writer);
            writer.flush();
        });
    }

    /** Writes bytes and returns their SHA-256 in hex. */
    public static String writeBytes(Path path, Bytes content) {
        Path temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
        try {
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(temporary);
            String sha256 = writeNew(temporary, content);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(path.getParent());
            return sha256;
        } catch (IOException e) {
            deleteUnfinished(temporary);
            throw notWritten(path, temporary, e, e);
        } catch (UncheckedIOException e) {
            deleteUnfinished(temporary);
            throw notWritten(path, temporary, e, e.getCause());
        }
    }

    /** Where the disk is full, it would take the room that is left. */
    private static void deleteUnfinished(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // the next writer of the same file replaces it
            return;
        }
    }

    /** Rows are written from where no checked exception can pass; whatever went wrong, the file is named. */
    private static UncheckedIOException notWritten(Path path, Path temporary, Exception thrown, IOException cause) {
        String why = CauseText.of(thrown, "%s %s".formatted(path, temporary));
        return new UncheckedIOException("cannot write %s: %s".formatted(path, why), cause);
    }

    /**
     * Writes and syncs bytes under a name nobody has, and returns their SHA-256 in hex; the caller renames or deletes it.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has the name, also a link to nothing
     */
    public static String writeNew(Path path, Bytes content) throws IOException {
        MessageDigest digest = FileFacts.sha256Digest();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream bytes = new BufferedOutputStream(
                    new DigestOutputStream(Channels.newOutputStream(channel), digest), 1 << 16);
            content.writeTo(bytes);
            bytes.flush();
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Makes what was renamed in a folder last. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException e) {
            // Windows does not open folders; there the rename itself is durable enough
            return;
        }
    }
}

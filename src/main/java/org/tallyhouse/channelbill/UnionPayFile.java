package org.tallyhouse.channelbill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/**
 * A merchant file of UnionPay (银联商户对账文件) as it is delivered: plain, or as Base64 of zlib data, which may be
 * those of a zip that holds the file under a name with {@code ZM_}.
 */
public final class UnionPayFile {
    private static final Charset GBK = Charset.forName("GBK");

    /** Base64 of the first byte of zlib data is always this letter; records begin with S. */
    private static final int PACKED = 'e';

    private static final byte[] ZIP = "PK".getBytes(StandardCharsets.US_ASCII);

    private UnionPayFile() {}

    /** The file itself if it is plain, or the plain one, made in the folder given. */
    public static Path plain(Path file, Path folder) {
        try {
            if (!isPacked(file)) {
                return file;
            }
            Path inflated = folder.resolve("inflated");
            inflate(file, inflated);
            return isZip(inflated) ? unzip(file, inflated, folder.resolve("unzipped")) : inflated;
        } catch (IOException e) {
            throw new FileRefused(
                    FileFault.UNREADABLE
                            .says("{file} cannot be unpacked: {cause}")
                            .in(file)
                            .because(e),
                    e);
        }
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.read() == PACKED;
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(ZIP.length), ZIP);
        }
    }

    private static void inflate(Path file, Path to) throws IOException {
        try (InputStream text = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                InputStream packed = Base64.getMimeDecoder().wrap(text);
                InputStream bytes = new LimitedStream(new InflaterInputStream(packed), file, Files.size(file))) {
            copy(bytes, to);
        }
    }

    /** The zip is made here, so it is the file it came in that is refused. */
    private static Path unzip(Path file, Path zip, Path to) {
        try {
            BillArchive.read(zip, GBK, name -> name.contains("ZM_"), (name, bytes) -> copy(bytes, to));
            return to;
        } catch (FileRefused e) {
            throw e.of(file);
        }
    }

    private static void copy(InputStream bytes, Path to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
            bytes.transferTo(out);
        }
    }
}

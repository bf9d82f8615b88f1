package org.tallyhouse.layout.declared.line;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileRefused;

/** The lines of a file as bytes, one ahead, so that the last one is known; comments and blank lines are left out. */
final class LineReader implements AutoCloseable {
    private static final int LONGEST = 1 << 16;

    private final Path path;
    private final byte[] comment;
    private final InputStream bytes;
    private long number;
    private boolean cutOff;
    private @Nullable Line ahead;

    /** A line without its end, and its number from 1. */
    record Line(long number, byte[] bytes) {}

    LineReader(Path path, byte[] comment) {
        this.path = path;
        this.comment = comment.clone();
        try {
            bytes = new BufferedInputStream(Files.newInputStream(path), LONGEST);
            skipByteOrderMark();
        } catch (IOException e) {
            throw new FileRefused("%s cannot be read: %s".formatted(path, e), e);
        }
        ahead = read();
    }

    boolean hasNext() {
        return ahead != null;
    }

    /** Whether the last line has no line end; known once there is no next line. */
    boolean isCutOff() {
        return cutOff;
    }

    Line next() {
        Line line = ahead;
        if (line == null) {
            throw new java.util.NoSuchElementException();
        }
        ahead = read();
        return line;
    }

    private void skipByteOrderMark() throws IOException {
        bytes.mark(3);
        if (!(bytes.read() == 0xEF && bytes.read() == 0xBB && bytes.read() == 0xBF)) {
            bytes.reset();
        }
    }

    private @Nullable Line read() {
        try {
            byte[] line = readLine();
            while (line != null && isPassedOver(line)) {
                line = readLine();
            }
            return line == null ? null : new Line(number, line);
        } catch (IOException e) {
            throw new FileRefused("%s cannot be read near line %d: %s".formatted(path, number, e), e);
        }
    }

    private byte @Nullable [] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int next = bytes.read();
        if (next < 0) {
            return null;
        }
        number++;
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST) {
                throw new FileRefused("%s line %d is longer than %d bytes".formatted(path, number, LONGEST));
            }
            line.write(next);
            next = bytes.read();
        }
        cutOff = next < 0;
        byte[] found = line.toByteArray();
        boolean carriageReturn = found.length > 0 && found[found.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(found, found.length - 1) : found;
    }

    private boolean isPassedOver(byte[] line) {
        return line.length == 0 || (comment.length > 0 && startsWith(line, comment));
    }

    static boolean startsWith(byte[] line, byte[] prefix) {
        return line.length >= prefix.length && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.tallyhouse.bankfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileRefused;

/** The lines of a bank's text file. Banks write UTF-8 or Latin-1 without saying which; a line that is no UTF-8 is Latin-1. */
public final class TextLines implements AutoCloseable {
    private final Path file;
    private final BufferedReader lines;
    private long number;

    public TextLines(Path file) {
        this.file = file;
        try {
            this.lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new FileRefused("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** The next line; null at the end. */
    public @Nullable String next() {
        try {
            String line = lines.readLine();
            number++;
            return line == null ? null : decoded(line);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String decoded(String latin) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(latin.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin;
        }
    }

    /** Of the line read last. */
    public long number() {
        return number;
    }

    public FileRefused refused(long line, String reason) {
        return new FileRefused("%s line %d: %s".formatted(file, line, reason));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

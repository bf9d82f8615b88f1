package org.tallyhouse.bankfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.BoundedInput;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/** The lines of a bank's text file. Banks write UTF-8 or Latin-1 without saying which; a line that is no UTF-8 is Latin-1. */
public final class TextLines implements AutoCloseable {
    private final Path file;
    private final BoundedInput bytes;
    private final BufferedReader lines;
    private long number;

    public TextLines(Path file) {
        this.file = file;
        try {
            this.bytes = new BoundedInput(Files.newInputStream(file));
            this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new FileRefused(FileFault.unreadable(file, e), e);
        }
    }

    /** The next line; null at the end. */
    public @Nullable String next() {
        try {
            bytes.beginPart();
            String line = lines.readLine();
            number++;
            return line == null ? null : decoded(line);
        } catch (BoundedInput.TooLong e) {
            throw new FileRefused(FileFault.endless(file, number + 1), e);
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

    public FileRefused refused(long line, Failure failure) {
        return new FileRefused(failure.in(file, line));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}

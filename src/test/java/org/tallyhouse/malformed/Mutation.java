package org.tallyhouse.malformed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Spoils a file at random, the same way for the same seed. */
final class Mutation {
    /** What readers have stumbled over, here and elsewhere. */
    private static final List<byte[]> TOKENS = tokens();

    private static final String SEPARATORS = ",|:;/<>=\"'`\n\r\t {}[]";

    private final Random random;
    private final List<UnaryOperator<byte[]>> ways = List.of(
            this::flipBit,
            this::otherByte,
            this::cut,
            this::withoutSome,
            this::someTwice,
            this::lineTwice,
            this::withoutLine,
            this::linesSwapped,
            this::fieldsSwapped,
            this::fieldsSwapped,
            this::fieldEmpty,
            this::otherField,
            this::otherField,
            this::otherNumber,
            this::otherNumber,
            this::token,
            this::token,
            this::manyTimes,
            this::otherEncoding);

    private Mutation(long seed) {
        this.random = new Random(seed);
    }

    static byte[] of(byte[] good, long seed) {
        Mutation mutation = new Mutation(seed);
        byte[] bytes = good;
        for (int times = 1 + mutation.random.nextInt(4); times > 0; times--) {
            bytes = mutation.ways
                    .get(mutation.random.nextInt(mutation.ways.size()))
                    .apply(bytes);
        }
        return bytes;
    }

    /** A line each, with Java's escapes; those of bytes above 127 are three octal digits. */
    private static List<byte[]> tokens() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/malformed/tokens.txt"), StandardCharsets.UTF_8)
                    .stream()
                    .map(line -> new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                    .map(line -> line.translateEscapes().getBytes(StandardCharsets.ISO_8859_1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int place(byte[] bytes) {
        return random.nextInt(bytes.length + 1);
    }

    private byte[] anyToken() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private byte[] flipBit(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] otherByte(byte[] bytes) {
        byte[] other = bytes.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, place(bytes));
    }

    private byte[] withoutSome(byte[] bytes) {
        int from = place(bytes);
        return replaced(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(40)), new byte[0]);
    }

    private byte[] someTwice(byte[] bytes) {
        int from = place(bytes);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
        return replaced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
    }

    private byte[] token(byte[] bytes) {
        int at = place(bytes);
        return replaced(bytes, at, at, anyToken());
    }

    /** Deep, long or wide: up to two megabytes of the same. */
    private byte[] manyTimes(byte[] bytes) {
        int from = place(bytes);
        byte[] some = random.nextBoolean()
                ? anyToken()
                : Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(80)));
        int most = random.nextInt(8) == 0 ? 1 << 21 : 1 << 14;
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int times = random.nextInt(1 + most / Math.max(1, some.length)); times > 0; times--) {
            many.writeBytes(some);
        }
        return replaced(bytes, from, from, many.toByteArray());
    }

    private byte[] lineTwice(byte[] bytes) {
        int[] line = part(bytes, "\n");
        return replaced(bytes, line[1], line[1], Arrays.copyOfRange(bytes, line[0], line[1]));
    }

    private byte[] withoutLine(byte[] bytes) {
        int[] line = part(bytes, "\n");
        return replaced(bytes, line[0], line[1], new byte[0]);
    }

    private byte[] linesSwapped(byte[] bytes) {
        return swapped(bytes, "\n");
    }

    private byte[] fieldsSwapped(byte[] bytes) {
        return swapped(bytes, SEPARATORS);
    }

    private byte[] fieldEmpty(byte[] bytes) {
        int[] field = part(bytes, SEPARATORS);
        return replaced(bytes, field[0], field[1], new byte[0]);
    }

    private byte[] otherField(byte[] bytes) {
        int[] field = part(bytes, SEPARATORS);
        return replaced(bytes, field[0], field[1], anyToken());
    }

    private byte[] otherNumber(byte[] bytes) {
        int at = place(bytes);
        while (at < bytes.length && !isDigit(bytes[at])) {
            at++;
        }
        int end = at;
        while (end < bytes.length && isDigit(bytes[end])) {
            end++;
        }
        boolean sameWidth = random.nextBoolean();
        byte[] nines = new byte[end - at];
        Arrays.fill(nines, (byte) ('0' + random.nextInt(10)));
        return replaced(bytes, at, end, sameWidth ? nines : anyToken());
    }

    private byte[] otherEncoding(byte[] bytes) {
        List<Charset> charsets = List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                Charset.forName("UTF-32"),
                Charset.forName("GBK"),
                StandardCharsets.ISO_8859_1,
                Charset.forName("IBM037"));
        return new String(bytes, StandardCharsets.UTF_8).getBytes(charsets.get(random.nextInt(charsets.size())));
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }

    private byte[] swapped(byte[] bytes, String separators) {
        int[] one = part(bytes, separators);
        int[] other = part(bytes, separators);
        int[] first = one[0] <= other[0] ? one : other;
        int[] second = one[0] <= other[0] ? other : one;
        if (first[1] > second[0]) {
            return bytes;
        }
        byte[] behind = replaced(bytes, second[0], second[1], Arrays.copyOfRange(bytes, first[0], first[1]));
        return replaced(behind, first[0], first[1], Arrays.copyOfRange(bytes, second[0], second[1]));
    }

    /** From behind a separator to the next one; of lines the line end is a part. */
    private int[] part(byte[] bytes, String separators) {
        int from = place(bytes);
        while (from > 0 && separators.indexOf(bytes[from - 1]) < 0) {
            from--;
        }
        int to = from;
        while (to < bytes.length && separators.indexOf(bytes[to]) < 0) {
            to++;
        }
        return new int[] {from, separators.equals("\n") && to < bytes.length ? to + 1 : to};
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream replaced = new ByteArrayOutputStream(bytes.length + by.length);
        replaced.write(bytes, 0, from);
        replaced.writeBytes(by);
        replaced.write(bytes, to, bytes.length - to);
        return replaced.toByteArray();
    }
}

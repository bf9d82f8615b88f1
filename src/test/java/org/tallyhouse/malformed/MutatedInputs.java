package org.tallyhouse.malformed;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The good file of a reader, spoilt at random again and again: a few times, or for as long as {@code
 * -Dtallyhouse.test.fuzz=SECONDS} says, of which each reader has the same share.
 */
final class MutatedInputs {
    private static final long SEED = Long.getLong("tallyhouse.test.seed", 20_260_213L);
    private static final long SECONDS = Long.getLong("tallyhouse.test.fuzz", 0);
    private static final Path KEPT = Path.of("target/malformed");

    private final SuiteReader reader;
    private final Map<String, String> found = new LinkedHashMap<>();

    private MutatedInputs(SuiteReader reader) {
        this.reader = reader;
    }

    /** Throws whatever is wrong. */
    interface Use {
        void with(byte[] bytes, long number) throws Exception;
    }

    /**
     * @param count how many where no time is given
     * @param readers how many share the time
     */
    static void each(SuiteReader reader, int count, int readers, Use use) throws IOException {
        MutatedInputs inputs = new MutatedInputs(reader);
        Random numbers = new Random(SEED + reader.name().hashCode());
        long end = System.nanoTime() + SECONDS * 1_000_000_000L / readers;
        for (int done = 0; SECONDS == 0 ? done < count : System.nanoTime() < end; done++) {
            inputs.use(numbers.nextLong(), use);
        }
        if (!inputs.found.isEmpty()) {
            fail("seed %d:\n%s".formatted(SEED, String.join("\n", inputs.found.values())));
        }
    }

    private void use(long number, Use use) throws IOException {
        byte[] bytes = Mutation.of(reader.good(), number);
        StillReading reading = new StillReading(reader, number);
        try {
            use.with(bytes, number);
        } catch (Exception | Error e) {
            found.putIfAbsent(kind(e), told(number, bytes, e));
        } finally {
            reading.ends();
        }
    }

    /** One of a kind is told: of an exception from a place. */
    private static String kind(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
    }

    private String told(long number, byte[] bytes, Throwable e) throws IOException {
        Path kept = KEPT.resolve(
                "%s/%d/%s".formatted(reader, number, Path.of(reader.file()).getFileName()));
        Files.createDirectories(kept.getParent());
        Files.write(kept, bytes);
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String from = Stream.of(root.getStackTrace())
                .limit(12)
                .map(line -> "\n    at " + line)
                .collect(Collectors.joining());
        return "%s, input %d, kept as %s: %s%s".formatted(reader, number, kept, root, from);
    }
}

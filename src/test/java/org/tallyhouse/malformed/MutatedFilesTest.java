package org.tallyhouse.malformed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyhouse.failure.ShownText;

/**
 * Files that are spoilt at random are read or refused, whatever is in them: no reader throws anything else, runs out of
 * memory or never ends. See docs/testing.md for longer runs and for one input once more.
 */
class MutatedFilesTest {
    private static final long SEED = Long.getLong("tallyhouse.test.seed", 20260213);
    private static final Path KEPT = Path.of("target/malformed");

    /** Each reader; a longer run gives each the same share. */
    private static final int INPUTS = Integer.getInteger("tallyhouse.test.inputs", 30);

    private static final long SECONDS = Long.getLong("tallyhouse.test.fuzz", 0);

    @TempDir
    private Path folder;

    static Stream<SuiteReader> readers() {
        return SuiteReaders.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void areReadOrRefused(SuiteReader reader) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        Random seeds = new Random(SEED + reader.name().hashCode());
        long end = System.nanoTime() + SECONDS * 1_000_000_000L / SuiteReaders.ALL.size();
        for (int input = 0; SECONDS == 0 ? input < INPUTS : System.nanoTime() < end; input++) {
            long seed = seeds.nextLong();
            byte[] bytes = Mutation.of(reader.good(), seed);
            StillReading reading = new StillReading(reader, seed);
            try {
                require(Outcome.of(reader, bytes, folder));
            } catch (Exception | Error e) {
                found.putIfAbsent(kind(e), told(reader, seed, bytes, e));
            } finally {
                reading.ends();
            }
        }
        if (!found.isEmpty()) {
            fail("seed %d:\n%s".formatted(SEED, String.join("\n", found.values())));
        }
    }

    /** A refusal says why, and what it quotes can forge no line. */
    private static void require(Outcome outcome) {
        if (outcome.isRefused()) {
            assertThat(outcome.told()).isNotEmpty();
        }
        assertThat(outcome.told())
                .allSatisfy(failure ->
                        assertThat(failure.sentence()).isNotBlank().matches(ShownText::isOneLine, "is one line"));
    }

    /** One of a kind is told: of an exception from a place. */
    private static String kind(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
    }

    private static String told(SuiteReader reader, long seed, byte[] bytes, Throwable e) throws IOException {
        Path kept = KEPT.resolve(
                "%s/%d/%s".formatted(reader, seed, Path.of(reader.file()).getFileName()));
        Files.createDirectories(kept.getParent());
        Files.write(kept, bytes);
        String from = Stream.of(e.getStackTrace())
                .limit(12)
                .map(line -> "\n    at " + line)
                .reduce("", String::concat);
        return "%s, input %d, kept as %s: %s%s".formatted(reader, seed, kept, e, from);
    }
}

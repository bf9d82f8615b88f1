package org.tallyhouse.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    private static final int INPUTS = 30;

    @TempDir
    private Path folder;

    static Stream<SuiteReader> readers() {
        return SuiteReaders.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void areReadOrRefused(SuiteReader reader) throws IOException {
        MutatedInputs.each(
                reader, INPUTS, SuiteReaders.ALL.size(), (bytes, number) -> require(Outcome.of(reader, bytes, folder)));
    }

    /** A refusal says why, briefly, and what it quotes can forge no line. */
    private static void require(Outcome outcome) {
        if (outcome.isRefused()) {
            assertThat(outcome.told()).isNotEmpty();
        }
        assertThat(outcome.told())
                .allSatisfy(failure ->
                        assertThat(failure.sentence()).isNotBlank().matches(ShownText::isOneLine, "is one line"));
    }
}

package org.tallyhouse.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyhouse.failure.ShownText;

/** A file with one wrong thing is refused, or the part that is wrong is set aside, with its place and the reason. */
class MalformedFilesTest {

    @TempDir
    private Path folder;

    static Stream<SuiteReader> readers() {
        return SuiteReaders.ALL.stream();
    }

    static Stream<Defect> defects() {
        return readers().flatMap(Defect::of);
    }

    static Stream<Defect> defectsOfAny() {
        return readers().flatMap(Defect::ofAny);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void withoutADefectItIsRead(SuiteReader reader) throws Exception {
        assertThat(Outcome.of(reader, reader.good(), folder)).matches(Outcome::isClean, "is read");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void isToldWithItsPlace(Defect defect) throws Exception {
        Outcome outcome = Outcome.of(defect.reader(), defect.bytes(), folder);

        assertThat(outcome.first()).startsWith(defect.told());
        assertThat(outcome.told()).allSatisfy(failure -> {
            assertThat(failure.file()).isNotEmpty();
            assertThat(failure.sentence()).matches(ShownText::isOneLine, "is one line");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defectsOfAny")
    void isToldWhateverTheFormat(Defect defect) throws Exception {
        assertThat(Outcome.of(defect.reader(), defect.bytes(), folder))
                .matches(outcome -> !outcome.isClean(), "is told");
    }
}

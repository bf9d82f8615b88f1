package org.tallyhouse.operation.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.dao.DuplicateKeyException;
import org.tallyhouse.run.BrokenInvariant;

class StopReasonTest {

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(
                        "I1: journal 7 sums to 3: not to 0", new BrokenInvariant("I1: journal 7 sums to 3: not to 0")),
                Arguments.of(
                        "drops.yml is refused for 2 problem(s): line 2: kind is missing; line 4: folder is missing",
                        new IllegalStateException("drops.yml is refused for 2 problem(s):\n  line 2: kind is missing\n"
                                + "  line 4: folder is missing")),
                Arguments.of(
                        "the database refused: Duplicate entry '1' for key 'x'",
                        new DuplicateKeyException(
                                "\n### Error updating database.  Cause: java.sql.SQLException: (conn=4) Duplicate entry '1'"
                                        + " for key 'x'\n### The error may exist in file\n### SQL: INSERT",
                                new SQLException("Duplicate entry"))),
                Arguments.of("did not finish", new IllegalStateException()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void isToldInALine(String reason, Throwable stopped) {
        String kept = ExitStatus.FAILED.addExitDescription(stopped).getExitDescription();

        assertThat(StopReason.of(kept)).isEqualTo(reason);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"", "the process died"})
    void whatLeftNoReasonDidNotFinish(String kept) {
        assertThat(StopReason.of(kept)).isEqualTo("did not finish");
    }
}

package org.tallyhouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.tallyhouse.database.DatabaseException;
import org.tallyhouse.failure.CommandFault;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.RunResult.Outcome;

class RunFailuresTest {
    private static final IOException FULL = new FileSystemException("/out/a.csv", null, "No space left on device");
    private static final SQLException DUPLICATE =
            new SQLException("(conn=7) Duplicate entry 'x' for key 'journal.source'", "23000", 1062);

    /** A stage fails, within the night, by what a library wrapped as they do. */
    private static Throwable night(Throwable cause) {
        return new StageFailed("intake", List.of(new RuntimeException(cause)));
    }

    static Stream<Arguments> reasons() {
        FileRefused refused =
                new FileRefused(FileFault.EMPTY.says("{file} is empty").in("f.csv"));
        return Stream.of(
                Arguments.of("f.csv is empty", night(refused)),
                Arguments.of("I8: what must hold does not", night(new BrokenInvariant("I8: what must hold does not"))),
                Arguments.of(
                        "cannot write /out/a.csv: No space left on device: free some space",
                        new UncheckedIOException("cannot write /out/a.csv", FULL)),
                Arguments.of(
                        "cannot write /out/a.csv: No space left on device: free some space",
                        new UncheckedIOException(
                                "cannot write /out/a.csv: No space left on device: free some space", FULL)),
                Arguments.of("/out/a.csv: No space left on device", night(new UncheckedIOException(FULL))),
                Arguments.of(
                        "the server does not start: 'many' is no number",
                        new IllegalStateException("the server does not start", notANumber())),
                Arguments.of("'many' is no number", night(notANumber())),
                Arguments.of(
                        "the database refused: Duplicate entry 'x' for key 'journal.source'",
                        night(new DuplicateKeyException("\n### Error updating database. Cause: ...", DUPLICATE))),
                Arguments.of(
                        "the database refused: Duplicate entry 'x' for key 'journal.source'",
                        night(new DatabaseException(DUPLICATE))),
                Arguments.of(
                        "the database cannot be reached or went away",
                        night(new DataAccessResourceFailureException(
                                "Could not obtain last_insert_id()",
                                new SQLTransientConnectionException(
                                        "HikariPool-9 - Connection is not available, request timed out after 500ms")))),
                Arguments.of(
                        "the database cannot be reached or went away",
                        night(new DatabaseException(new SQLException("Connection is closed")))),
                Arguments.of(
                        "the database cannot be reached or went away",
                        night(new SQLNonTransientConnectionException("Socket closed"))),
                Arguments.of(
                        "drops.yml is refused for 2 problem(s): banks.a kind is missing; banks.b folder is missing",
                        new IllegalStateException("drops.yml is refused for 2 problem(s):\n  banks.a kind is missing\n"
                                + "  banks.b folder is missing")),
                Arguments.of(
                        "an error in the program, NullPointerException: table",
                        night(new NullPointerException("table"))),
                Arguments.of("intake failed", new StageFailed("intake", List.of())));
    }

    private static NumberFormatException notANumber() {
        try {
            Integer.parseInt("many");
            throw new AssertionError("many is a number");
        } catch (NumberFormatException e) {
            return e;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void ourSentenceIsToldWithItsCauseBehindIt(String reason, Throwable failure) {
        assertThat(RunFailures.reason(failure)).isEqualTo(reason);
    }

    @Test
    void aReasonIsNoLongerThanAScreen() {
        String reason = RunFailures.reason(new IllegalStateException("a problem\n".repeat(1_000)));

        assertThat(reason).startsWith("a problem; a problem").endsWith(" ...").hasSizeLessThanOrEqualTo(2_000);
    }

    @Test
    void theStageIsNamedOnceAndTheRunResumes() {
        RunResult result = RunFailures.result("nightly 2026-02-13", night(new UncheckedIOException(FULL)));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .isEqualTo(
                        "nightly 2026-02-13 failed in intake: /out/a.csv: No space left on device; then give the same"
                                + " command again, it resumes");
    }

    @Test
    void aRefusalKeepsItsAttributesHoweverDeepItIs() {
        FileRefused refused = new FileRefused(FileFault.control("{field} {expected} {actual}", "total", 12, 11)
                .in("f.csv", 3));

        assertThat(RunFailures.failures(night(refused))).containsExactly(refused.failure());
        assertThat(RunFailures.failures(night(new BrokenInvariant("I1"))))
                .extracting(Failure::reason)
                .containsExactly(CommandFault.BROKEN_INVARIANT);
        assertThat(RunFailures.failures(night(new UncheckedIOException(FULL))))
                .extracting(Failure::reason, Failure::sentence)
                .containsExactly(tuple(CommandFault.FAILED, "/out/a.csv: No space left on device"));
    }
}

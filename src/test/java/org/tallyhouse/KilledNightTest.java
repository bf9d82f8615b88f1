package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * A night whose process dies, in the middle of a commit or right behind one, ends like an undisturbed
 * one when the same command is given again: the same rows and the same bytes. Here it really dies; all moments at
 * which it may are in {@code EveryMomentTest}.
 */
@Tag("database")
@Order(1)
class KilledNightTest {
    private static Map<String, String> undisturbedFiles = Map.of();
    private static Map<String, List<String>> undisturbedRows = Map.of();

    @TempDir
    Path home;

    @BeforeAll
    static void anUndisturbedNight(@TempDir Path home) throws IOException {
        try (Books books = Books.sampleFriday(home)) {
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            undisturbedFiles = Outputs.contents(home.resolve("out"));
            undisturbedRows = Outputs.rows(books);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "intake.files, 1, before",
        "posting.book, 1, after",
        "settlement.settle, 1, before",
        "payout.assign, 1, after",
        "payout.files, 2, before",
        "close.day, 1, before"
    })
    void endsLikeAnUndisturbedOne(String step, int commit, String when) throws IOException, InterruptedException {
        try (Books books = Books.sampleFriday(home)) {
            assertThat(DyingNight.runAndDie(books, step, commit, when)).isEqualTo(DyingNight.EXIT_CODE);
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(Outputs.contents(home.resolve("out"))).isEqualTo(undisturbedFiles);
            assertThat(Outputs.rows(books)).isEqualTo(undisturbedRows);
        }
    }
}

package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.run.RunResult.Outcome;

/** A sample day whose windows are turned between its files ends with the same files and closing balances. */
@Tag("database")
@Order(1)
class TurnedDayTest {
    private static final int FILES = 4;

    private static Map<String, String> usualFiles = Map.of();
    private static List<String> usualClosing = List.of();

    @TempDir
    Path home;

    @BeforeAll
    static void aDayThatIsNotTurned(@TempDir Path home) throws IOException {
        try (Books books = Books.sample(home)) {
            day(books, () -> {});
            usualFiles = files(home);
            usualClosing = closing(books);
        }
    }

    @Test
    void endsLikeADayWithoutTurning() throws IOException {
        try (Books books = turning()) {
            day(books, () -> turn(books, Outcome.DONE));

            assertThat(books.number("SELECT COUNT(*) FROM posting_window WHERE business_date = '2026-02-13'"))
                    .isEqualTo(1 + FILES);
            assertLikeAUsualDay(books);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "turn.window, 1, after, by the same command",
        "turn.total, 1, before, by the night",
        "turn.book, 2, before, by the same command",
        "turn.book, 1, after, by the night",
        "turn.book, 2, after, by the same command",
        "turn.prove, 1, before, by the night",
        "turn.prove, 1, after, by the same command",
    })
    void aProcessThatDiesWhileTurningIsFinished(String step, int commit, String when, String how) throws IOException {
        try (Books books = turning()) {
            List<String> deaths = new ArrayList<>();
            day(books, () -> {
                if (deaths.isEmpty()) {
                    books.letTheWindowBeDue();
                    assertThat(DyingNight.runAndDie(books, step, commit, when)).isEqualTo(DyingNight.EXIT_CODE);
                    deaths.add(step);
                    if (how.equals("by the same command")) {
                        assertThat(books.turn(Books.FRIDAY).outcome()).isIn(Outcome.DONE, Outcome.ALREADY_DONE);
                    }
                }
            });

            assertLikeAUsualDay(books);
        }
    }

    private Books turning() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/posting.yml"), """
                tallyhouse.posting.accounts-per-commit: 10
                tallyhouse.posting.windows-per-day: 24
                """);
        return Books.sample(home);
    }

    private static void turn(Books books, Outcome outcome) {
        books.letTheWindowBeDue();
        assertThat(books.turn(Books.FRIDAY).outcome()).isEqualTo(outcome);
    }

    private void assertLikeAUsualDay(Books books) throws IOException {
        assertThat(usualFiles).hasSizeGreaterThan(10);
        assertThat(files(home)).isEqualTo(usualFiles);
        assertThat(closing(books)).isEqualTo(usualClosing);
    }

    /** Takes a day's transactions in as several files, with something behind each, and runs the night. */
    private static void day(Books books, Between between) throws IOException {
        books.copySampleInput(Books.FRIDAY);
        Path in = books.home().resolve("in/2026-02-13");
        List<String> lines = Files.readAllLines(in.resolve("transactions.csv"));
        Files.delete(in.resolve("transactions.csv"));
        int rows = (lines.size() - 1 + FILES - 1) / FILES;
        for (int file = 0; file < FILES; file++) {
            List<String> part = new ArrayList<>(lines.subList(0, 1));
            part.addAll(lines.subList(1 + file * rows, Math.min(lines.size(), 1 + (file + 1) * rows)));
            Path path = Files.write(in.resolve("transactions-%d.csv".formatted(file)), part);
            assertThat(books.importTransactions(path, Books.FRIDAY).accepted()).isEqualTo(part.size() - 1);
            between.doIt();
        }
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
    }

    /** But those of the close: it counts journals, of which a turned day has more. */
    private static Map<String, String> files(Path home) throws IOException {
        Map<String, String> files = Outputs.contents(home.resolve("out"));
        files.keySet().removeIf(file -> file.contains("/close/"));
        return files;
    }

    private static List<String> closing(Books books) {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT(a.code, ' ', b.opening_minor, ' ', b.closing_minor)"
                                + " FROM closing_balance b JOIN account a ON a.account_id = b.account_id"
                                + " WHERE b.closing_minor <> 0 ORDER BY a.code",
                        String.class);
    }

    /** What is done between the files of a day. */
    @FunctionalInterface
    private interface Between {
        void doIt() throws IOException;
    }
}

package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Books;

/** Words stand for dates, a plan says what comes, and a date is not ended before its time: nothing here writes. */
@Tag("database")
class DateWordsTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() throws IOException {
        books = ClockAndBooksTest.CHINA.copy(home);
        ClockAndBooksTest.schedule(home, "00:00");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void statusDoesNotProposeToEndTheDayAtNoon() {
        assertThat(at("2026-02-13T12:00", "status").out())
                .contains("next: nothing: 2026-02-13 is open until 2026-02-14 00:00 (Asia/Shanghai)");
        assertThat(at("2026-02-14T00:00", "status").out()).contains("next: ./run.sh nightly --date 2026-02-13");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T12:00, today, 2026-02-13",
        "2026-02-13T12:00, yesterday, 2026-02-12",
        "2026-02-13T12:00, last, 2026-02-12",
        "2026-02-13T12:00, open, 2026-02-13",
        // the make-up day works, the festival does not
        "2026-02-15T00:10, last, 2026-02-14",
        "2026-02-24T12:00, last, 2026-02-14",
        "2026-02-24T12:00, yesterday, 2026-02-23",
    })
    void wordsStandForDates(String now, String word, String date) {
        assertThat(at(now, "status --date " + word).out()).startsWith("business date %s: ".formatted(date));
    }

    @Test
    void aWordThatIsNoneIsRefused() {
        CommandRun run = at("2026-02-13T12:00", "status --date tomorrow");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'tomorrow' is no date like 2026-02-13, nor today, yesterday, last");
    }

    @Test
    void aWordCannotBeLookedUpBeforeTheSetUp() {
        try (Books empty = Books.empty(home.resolve("empty"))) {
            CommandRun run = CommandRun.of(empty, "status", "--json", "--date", "last");

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("there is no set-up yet");
            assertThat(run.out()).contains("WRONG_USE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nightly", "nightly --due --date 2026-02-13", "nightly --due --early", "nightly --at-most 2"})
    void whatContradictsItselfIsRefused(String command) {
        assertThat(at("2026-02-13T12:00", command).exit()).isEqualTo(2);
    }

    @Test
    void aPlanSaysWhatComesAndWritesNothing() throws IOException {
        Files.createDirectories(home.resolve("in/2026-02-14"));
        Files.writeString(home.resolve("in/2026-02-14/channel-bill-cardnet.csv"), "not looked into\n");

        CommandRun plan = at("2026-02-13T12:00", "plan --nights 3");

        assertThat(plan.exit()).isZero();
        assertThat(plan.out()).isEqualTo("""
                        it is 2026-02-13 12:00 (Asia/Shanghai)
                        2026-02-13  OPEN     over at 2026-02-14 00:00, night at 2026-02-14 00:30 (night)
                                    not here yet: the bill of cardnet (required), results of lotus
                                    would run: cutover, intake, posting, clearing, reconciliation, settlement, payout, close
                        2026-02-14  TO_COME  over at 2026-02-15 00:00, night at 2026-02-15 00:30 (night)
                                    not here yet: results of lotus
                                    would run: cutover, intake, posting, clearing, reconciliation, settlement, payout, close
                        2026-02-24  TO_COME  over at 2026-02-25 00:00, night at 2026-02-25 00:30 (night)
                                    not here yet: the bill of cardnet (required), results of lotus
                                    would run: cutover, intake, posting, clearing, reconciliation, settlement, payout, close
                        """);
        assertThat(at("2026-02-13T12:00", "plan --json").out()).contains("\"wouldRun\"");
        assertThat(at("2026-02-13T12:00", "plan --nights 0").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "cutover"})
    void aDateIsNotEndedAtNoonWithoutAQuestion(String command) {
        CommandRun run = at("2026-02-13T12:00", command + " --date 2026-02-13");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("2026-02-13 is open until 2026-02-14 00:00 (Asia/Shanghai)")
                .contains("./run.sh %s --date 2026-02-13 --early --operator NAME --reason TEXT".formatted(command));
        assertThat(books.number("SELECT COUNT(*) FROM business_day WHERE status <> 'OPEN'"))
                .isZero();
    }

    private static CommandRun at(String wall, String command) {
        return ClockAndBooksTest.at(wall, books, command);
    }
}

package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.TestLedger;
import org.tallyhouse.run.RunResult.Outcome;

/** What {@code turn} says and with which code it ends. */
@Tag("database")
class TurnCommandTest {
    @TempDir
    private static Path home;

    private static Books books;
    private static TestLedger ledger;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        ledger = new TestLedger(books);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void everyHour() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        windowsPerDay(24);
    }

    @Test
    void isWrongUseWhenItIsOff() throws IOException {
        windowsPerDay(1);

        assertThat(run(ledger.openDate().toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("windows are not turned during the day: tallyhouse.posting.windows-per-day is 1");
    }

    @Test
    void aMisspeltKnobIsRefusedByName() throws IOException {
        Path card = Files.writeString(home.resolve("jobs/posting.yml"), "tallyhouse.posting.window-per-day: 24");

        assertThat(run(ledger.openDate().toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(card + " line 1: tallyhouse.posting.window-per-day is no knob;"
                        + " the nearest is tallyhouse.posting.windows-per-day, all are");
    }

    @Test
    void turnsAndPostsADueWindowAndSaysWhenTheNextOneIsDue() {
        long from = ledger.house();
        long to = ledger.house();
        long window = ledger.buffer(from, to, 100);
        books.letTheWindowBeDue();
        String date = ledger.openDate().toString();

        assertThat(run(date)).isZero();
        assertThat(said()).contains("window %d of %s is turned and posted".formatted(window, date));
        assertThat(ledger.posted(to)).isEqualTo(100);
        assertThat(run(date)).isZero();
        assertThat(said()).containsPattern("window %d is not due until \\d\\d:\\d\\d UTC".formatted(window + 1));
        assertThat(books.jdbc().queryForList("SELECT subject, detail FROM audit_log"))
                .as("what the schedule turns is not audited")
                .isEmpty();
    }

    /** The state a killed run leaves behind its first commit. */
    @Test
    void finishesWhatAnEarlierRunLeft() {
        long from = ledger.house();
        long to = ledger.house();
        long window = ledger.buffer(from, to, 100);
        books.letTheWindowBeDue();
        ledger.inTransaction(() -> ledger.windows().turn(window, 24));
        String date = ledger.openDate().toString();

        assertThat(run(date)).isZero();
        assertThat(said())
                .contains("window %d of %s is turned and posted; window %d is not due until"
                        .formatted(window, date, window + 1));
        assertThat(ledger.posted(to)).isEqualTo(100);
    }

    @Test
    void waitsForTheWindowsOfTheDateBefore() {
        String yesterday = ledger.openDate().toString();
        ledger.cutOver();
        books.letTheWindowBeDue();

        assertThat(run(ledger.openDate().toString())).isEqualTo(75);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("the windows of %s are not posted yet".formatted(yesterday));
        assertThat(run(yesterday)).isZero();
        assertThat(run(ledger.openDate().plusDays(1).toString())).isEqualTo(75);
        assertThat(run("2020-01-01")).isEqualTo(2);
        assertThat(books.run("posting", LocalDate.parse(yesterday)).outcome()).isEqualTo(Outcome.DONE);
    }

    /** Status reads the one run of each stage; the runs of windows are not among them. */
    @Test
    void statusOfADateWithTurnedWindowsCanBeRead() {
        books.letTheWindowBeDue();
        String date = ledger.openDate().toString();
        assertThat(run(date)).isZero();
        books.letTheWindowBeDue();
        assertThat(run(date)).isZero();

        assertThat(execute("status", "--date", date)).isZero();
        assertThat(said()).contains("business date %s: OPEN".formatted(date));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String date) {
        return execute("turn", "--date", date);
    }

    private int execute(String... arguments) {
        Map<String, String> environment = Map.of(
                "TALLYHOUSE_HOME", home.toString(),
                "TALLYHOUSE_DB_URL", books.database().url(),
                "TALLYHOUSE_DB_USER", books.database().user(),
                "TALLYHOUSE_DB_PASSWORD", books.database().password());
        return TallyhouseCommand.run(environment, new PrintStream(out), new PrintStream(err), arguments);
    }

    private static void windowsPerDay(int windows) throws IOException {
        Files.writeString(home.resolve("jobs/posting.yml"), "tallyhouse.posting.windows-per-day: " + windows);
    }
}

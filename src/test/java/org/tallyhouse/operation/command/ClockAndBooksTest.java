package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;

/**
 * What commands make of the clock: a date is ended when it is over, or before its time if a person says why. The open date is Friday 2026-02-13, the calendar China's: Saturday the 14th works, then comes
 * Spring Festival.
 */
@Tag("database")
class ClockAndBooksTest {
    static final Beginning CHINA = Beginning.of(books -> books.setUp(SampleSetUp.right()
            .replace("institution.yml", "business_calendar: EVERYDAY", "business_calendar: CN")
            .replace("channels.csv", "lotus,REQUIRED,QRPAY", "lotus,NONE,QRPAY")
            .writeTo(books.home().resolve("setup"))));

    @TempDir
    private Path home;

    private Books books;

    @BeforeEach
    void open() throws IOException {
        books = CHINA.copy(home);
        schedule(home, "00:00");
    }

    @AfterEach
    void close() {
        books.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "cutover"})
    void whoeverEndsItEarlySaysWhoTheyAreAndWhy(String command) {
        assertThat(at("2026-02-13T12:00", command + " --date 2026-02-13 --early")
                        .err())
                .contains("say who you are and why");
        assertThat(at("2026-02-13T12:00", command + " --date 2026-02-13 --early --operator li")
                        .exit())
                .isEqualTo(2);

        CommandRun run = at("2026-02-13T12:00", command + " --date 2026-02-13 --early --operator li --reason drill");

        assertThat(run.exit()).isIn(0, 75);
        assertThat(books.number("SELECT COUNT(*) FROM business_day WHERE status = 'CUT'"))
                .isEqualTo(1);
        assertThat(books.number("SELECT COUNT(*) FROM audit_log WHERE operator = 'li' AND reason = 'drill'"))
                .isEqualTo(1);
    }

    @Test
    void aDateThatIsOverOrCutOverNeedsNoWord() {
        assertThat(at("2026-02-14T00:00", "cutover --date 2026-02-13").exit()).isZero();
        // Saturday is the open one now, Friday is cut over, whatever the clock says
        assertThat(at("2026-02-13T12:00", "nightly --date 2026-02-13").exit()).isEqualTo(75);
    }

    @Test
    void theDayMayEndInTheEvening() throws IOException {
        schedule(home, "22:00");

        assertThat(at("2026-02-13T21:59", "cutover --date 2026-02-13").exit()).isEqualTo(2);
        assertThat(at("2026-02-13T22:00", "cutover --date 2026-02-13").exit()).isZero();
    }

    @Test
    void whatIsDueIsRunDateByDateUpToALimit() {
        CommandRun nothing = at("2026-02-13T23:59", "nightly --due");
        assertThat(nothing.exit()).isZero();
        assertThat(nothing.out()).contains("nothing is due: 2026-02-13 is open until 2026-02-14 00:00");

        CommandRun waits = at("2026-02-26T01:00", "nightly --due");
        assertThat(waits.exit()).isEqualTo(75);
        assertThat(waits.err()).contains("no bill for 2026-02-13 has come from cardnet");

        books.jdbc().update("UPDATE channel SET bill = 'NONE'");
        CommandRun two = at("2026-02-26T01:00", "nightly --due --at-most 2");
        assertThat(two.exit()).isEqualTo(3);
        assertThat(two.err()).contains("2 dates were run, 2 more are due: give the same command again");

        CommandRun rest = at("2026-02-26T01:00", "nightly --due");
        assertThat(rest.exit()).isZero();
        assertThat(rest.out()).contains("nightly 2026-02-24 is done").contains("nightly 2026-02-25 is done");
        assertThat(books.number("SELECT COUNT(*) FROM business_day WHERE status = 'CLOSED'"))
                .isEqualTo(4);
    }

    static void schedule(Path home, String dayEnds) throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/schedule.yml"), """
                time-zone: Asia/Shanghai
                day-ends: "%s"
                entries:
                  night:
                    run: nightly --due
                    at: "00:30"
                    waits-for: {results: lotus}
                    again-every: 10m
                    until: "06:00"
                """.formatted(dayEnds));
    }

    private CommandRun at(String wall, String command) {
        return at(wall, books, command);
    }

    static CommandRun at(String wall, Books books, String command) {
        Clock clock = Clock.fixed(
                LocalDateTime.parse(wall).atZone(ZoneId.of("Asia/Shanghai")).toInstant(), ZoneOffset.UTC);
        return CommandRun.at(clock, books, command.split(" "));
    }
}

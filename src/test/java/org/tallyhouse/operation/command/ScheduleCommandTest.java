package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.Outputs;

/** Real processes: a scheduler that is started, stopped in the middle of a stage, killed, and started twice. */
@Tag("database")
@Timeout(600)
class ScheduleCommandTest {
    private static final int MOST_POLLS = 1800;
    private static final int POLL_MILLIS = 100;

    private static final Supplier<Map<LocalDate, Map<String, String>>> UNDISTURBED =
            SingletonSupplier.of(ScheduleCommandTest::undisturbed);

    @TempDir
    private Path home;

    private Books books;

    /** What the three nights write if nobody disturbs them. */
    private static Map<LocalDate, Map<String, String>> undisturbed() {
        try (Books quiet = arrived(Files.createTempDirectory("quiet"))) {
            assertThat(CommandRun.of(quiet, "nightly", "--due", "--at-most", "3")
                            .exit())
                    .isEqualTo(3);
            return outputs(quiet.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Books arrived(Path home) {
        Books arrived = Books.sample(home);
        Nights.DATES.forEach(arrived::copySampleInput);
        return arrived;
    }

    private static Map<LocalDate, Map<String, String>> outputs(Path home) throws IOException {
        Map<LocalDate, Map<String, String>> outputs = new TreeMap<>();
        for (LocalDate date : Nights.DATES) {
            Path out = home.resolve("out").resolve(date.toString());
            outputs.put(date, Files.exists(out) ? Outputs.contents(out) : Map.of());
        }
        return outputs;
    }

    @BeforeEach
    void open() throws IOException {
        books = arrived(home);
        Files.createDirectories(home.resolve("jobs"));
        // so that every heartbeat that is missed is noticed soon
        schedule("nightly --due --at-most 3");
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void threeNightsThroughAStopAndAKillAreTheSameNights() throws IOException, InterruptedException {
        assertThat(list()).contains("no scheduler runs").contains("never run yet");
        try (RealProcess one = scheduler()) {
            waitFor(() -> isAt(Books.FRIDAY, "POSTING"), one);
            try (RealProcess two = scheduler()) {
                waitFor(() -> two.output().contains("the schedule runs"), two);
                assertThat(list())
                        .contains("run by process %d on".formatted(one.pid()))
                        .contains("run by process %d on".formatted(two.pid()));
                one.terminate();
                assertThat(one.end()).as(one.output()).isZero();
                assertThat(one.output())
                        .contains("asked to stop: ends behind the commit that is being made")
                        .contains("stopped; nothing is lost, and the next start goes on");
                assertThat(list()).doesNotContain("process %d on".formatted(one.pid()));

                waitFor(() -> isAt(Books.SATURDAY, "POSTING"), two);
                assertThat(list()).contains("RUNNING").contains("by process %d on".formatted(two.pid()));
                two.kill();
                two.end();
            }
        }
        assertThat(list()).contains("DIED").contains("and died");

        try (RealProcess three = scheduler()) {
            waitFor(() -> isAt(Books.SUNDAY, "CLOSED"), three);
            // and on with the next date, for which nothing has come
            waitFor(() -> list().contains("WAITS for 2026-02-16"), three);
            three.terminate();
            assertThat(three.end()).isZero();
        }
        assertThat(list()).contains("no scheduler runs", "WAITS for 2026-02-16");
        assertThat(outputs(home)).isEqualTo(UNDISTURBED.get());
    }

    @Test
    void aSecondSignalEndsItAtOnce() throws IOException, InterruptedException {
        // a lock on the open window keeps the cutover, so the first signal has to wait for its commit
        try (RealProcess one = scheduler()) {
            books.get(TransactionTemplate.class).executeWithoutResult(status -> {
                books.get(JdbcTemplate.class)
                        .queryForList("SELECT * FROM posting_window WHERE open_marker = 1 FOR UPDATE");
                waitFor(() -> one.output().contains("the schedule runs"), one);
                waitFor(() -> list().contains("RUNNING"), one);
                one.terminate();
                waitFor(() -> one.output().contains("asked to stop"), one);
                one.terminate();
                try {
                    assertThat(one.end()).isEqualTo(143);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Test
    void aNightIsStoppedByASignalAndResumed() throws IOException, InterruptedException {
        try (RealProcess night = RealProcess.start(home, environment(), "nightly", "--date", "2026-02-13")) {
            waitFor(() -> isAt(Books.FRIDAY, "POSTING"), night);
            night.terminate();
            assertThat(night.end()).as(night.output()).isEqualTo(1);
            assertThat(night.output()).contains("asked to stop; what was committed stays");
        }
        assertThat(CommandRun.of(books, "status").out())
                .contains("next:")
                .contains("./run.sh nightly --date 2026-02-13");
        assertThat(CommandRun.of(books, "nightly", "--date", "2026-02-13").exit())
                .isEqualTo(3);
        assertThat(outputs(home).get(Books.FRIDAY)).isEqualTo(UNDISTURBED.get().get(Books.FRIDAY));
    }

    @Test
    void oneEntryIsRunIfItIsDueAndWheneverAPersonWants() throws IOException {
        schedule("account M001.CNY.BALANCE");
        CommandRun first = CommandRun.of(books, "schedule", "run", "night");
        CommandRun second = CommandRun.of(books, "schedule", "run", "night");
        CommandRun wanted = CommandRun.of(books, "schedule", "run", "night", "--now");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("night: ").contains("M001.CNY.BALANCE");
        assertThat(second.exit()).isZero();
        assertThat(second.out() + second.err()).isEmpty();
        assertThat(wanted.out()).contains("night: ");
        assertThat(CommandRun.of(books, "schedule", "run", "nigth").err()).contains("has no entry nigth; it has night");
    }

    @Test
    void aScheduleThatCannotRunIsToldWithItsLine() throws IOException {
        schedule("nightly --dew");
        CommandRun check = CommandRun.of(books, "schedule", "check");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.err()).contains("line 4").contains("nightly --dew").contains("is refused");

        schedule("schedule run night");
        assertThat(CommandRun.of(books, "schedule", "check").err()).contains("is no command for the clock");

        Files.delete(home.resolve("jobs/schedule.yml"));
        assertThat(CommandRun.of(books, "schedule").err())
                .contains("there is no")
                .contains("jobs/schedule.yml");
    }

    private void schedule(String command) throws IOException {
        Files.writeString(home.resolve("jobs/schedule.yml"), """
                time-zone: UTC
                entries:
                  night:
                    run: %s
                    at: "00:30"
                    again-every: 2s
                    until: "00:29"
                """.formatted(command));
    }

    private RealProcess scheduler() throws IOException {
        return RealProcess.start(home, environment(), "schedule");
    }

    private Map<String, String> environment() {
        return Map.of(
                "TALLYHOUSE_HOME", home.toString(),
                "TALLYHOUSE_DB_URL", books.database().url(),
                "TALLYHOUSE_DB_USER", books.database().user(),
                "TALLYHOUSE_DB_PASSWORD", books.database().password(),
                "NO_COLOR", "1");
    }

    private String list() {
        CommandRun list = CommandRun.of(books, "schedule", "list");
        assertThat(list.exit()).as(list.err()).isZero();
        return list.out();
    }

    private boolean isAt(LocalDate date, String status) {
        return books.number("SELECT COUNT(*) FROM business_day WHERE business_date = ? AND status = ?", date, status)
                == 1;
    }

    private static void waitFor(BooleanSupplier condition, RealProcess process) {
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("it did not come so far: " + process.output());
    }
}

package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.operation.running.LogFile;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.run.lease.RunLease;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.running.DrivenClock;
import org.tallyhouse.schedule.running.DrivenScheduler;

/**
 * Thirty days run by the scheduler alone, with a clock that is driven: weekends, Spring Festival with its make-up days, a
 * change of the clocks, a scheduler that is killed for two days, late bills, a bank that cannot be reached, a database that
 * is away for an hour, and a second scheduler beside the first.
 */
@Tag("database")
@Order(1)
class ThirtyScheduledDaysTest {
    /** Its clocks go forward on 2026-03-08. */
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 13);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 14);

    /** The bill that comes in the morning, and the one that comes when the night is not tried any more. */
    private static final Map<LocalDate, String> LATE_BILLS =
            Map.of(LocalDate.of(2026, 2, 25), "2026-02-26T05:10", LocalDate.of(2026, 3, 4), "2026-03-05T13:00");

    @TempDir
    private Path home;

    private final DrivenClock clock = new DrivenClock(at("2026-02-13T09:00"));
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TreeMap<Instant, Runnable> events = new TreeMap<>();
    private final List<DrivenScheduler> schedulers = new ArrayList<>();
    private final List<LogFile> logs = new ArrayList<>();
    private int started;

    @Test
    void everyDateIsClosedInOrderOnceAndWhatWaitedIsToldOnce() throws IOException {
        try (Books books = Books.empty(home)) {
            setUp(books);
            happen(books);
            schedulers.add(scheduler());
            while (true) {
                Instant next = next();
                if (next.isAfter(at(LAST.plusDays(1) + "T12:00"))) {
                    break;
                }
                clock.set(next);
                doNext(next);
            }
            everyDateWasClosedInOrder(books);
            nothingWasRunTwice(books);
            whatWaitedWasToldOnce();
            everythingIsPosted(books);
        } finally {
            logs.forEach(LogFile::close);
        }
    }

    private void setUp(Books books) throws IOException {
        books.setUp(SampleSetUp.right()
                .replace("institution.yml", "business_calendar: EVERYDAY", "business_calendar: CN")
                .replace("channels.csv", "lotus,REQUIRED,CARDNET", "lotus,NONE,CARDNET")
                .writeTo(home.resolve("setup")));
        Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("bank"));
        Files.writeString(
                home.resolve("jobs/drops.yml"),
                "banks:\n  lotus: {kind: folder, folder: %s}\n".formatted(home.resolve("bank")));
        Files.writeString(home.resolve("jobs/posting.yml"), "tallyhouse:\n  posting:\n    windows-per-day: 2\n");
        Files.writeString(home.resolve("jobs/schedule.yml"), """
                time-zone: America/New_York
                entries:
                  night:
                    run: nightly --due
                    at: "00:30"
                    again-every: 30m
                    until: "08:00"
                    waits-for: {bills: qrpay}
                    at-the-latest: "06:45"
                  turn:
                    run: turn --date open
                    at: "23:00"
                    calendar: CN
                  holds:
                    run: hold expire
                    at: "02:30"
                  deliver:
                    run: [payouts, deliver, --operator, schedule, --reason, "what banks could not be given"]
                    at: "09:00"
                """);
        environment.put("TALLYHOUSE_HOME", home.toString());
        environment.put("TALLYHOUSE_DB_URL", books.database().url());
        environment.put("TALLYHOUSE_DB_USER", books.database().user());
        environment.put("TALLYHOUSE_DB_PASSWORD", books.database().password());
        environment.put("NO_COLOR", "1");
    }

    /** What the world does meanwhile. */
    private void happen(Books books) {
        for (LocalDate date : businessDates()) {
            event(date + "T12:00", () -> sell(books, date));
            event(LATE_BILLS.getOrDefault(date, date.plusDays(1) + "T00:20"), () -> bill(date));
        }
        // the scheduler is killed in the night of the 27th, which its successor finishes two days later
        event("2026-02-28T00:29", () -> environment.put("KILLED", "yes"));
        event("2026-03-01T14:00", () -> {
            environment.remove("KILLED");
            schedulers.add(scheduler());
        });
        // a second one beside it, for the rest
        event("2026-03-03T10:00", () -> schedulers.add(scheduler()));
        event("2026-03-06T00:25", () -> environment.put("TALLYHOUSE_DB_URL", "jdbc:mysql://127.0.0.1:1/away"));
        event(
                "2026-03-06T01:25",
                () -> environment.put("TALLYHOUSE_DB_URL", books.database().url()));
        event("2026-03-10T00:01", () -> move("bank", "bank-gone"));
        event("2026-03-12T07:00", () -> move("bank-gone", "bank"));
    }

    private void doNext(Instant now) {
        Runnable event = events.remove(now);
        if (event != null) {
            event.run();
            return;
        }
        DrivenScheduler first = schedulers.stream()
                .filter(scheduler -> scheduler.next().orElseThrow().equals(now))
                .findFirst()
                .orElseThrow();
        try {
            first.fire();
        } catch (Killed e) {
            schedulers.remove(first);
        }
    }

    private Instant next() {
        List<Instant> all = new ArrayList<>(events.keySet());
        schedulers.forEach(scheduler -> scheduler.next().ifPresent(all::add));
        return all.stream().min(Instant::compareTo).orElseThrow();
    }

    /** Each is a process of this machine that is no more when the next one is there, but for the last two. */
    private DrivenScheduler scheduler() {
        started++;
        Terminal terminal = new Terminal(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                clock,
                new StopRequest());
        LogFile log = LogFile.of(home, terminal.err());
        logs.add(log);
        SuiteSchedule suite = new SuiteSchedule(terminal, other -> {
            if (environment.containsKey("KILLED")) {
                throw new Killed();
            }
            return TallyhouseCommand.line(other, log);
        });
        Schedule schedule = suite.checked();
        String machine = RunLease.thisProcess().split(" ")[0];
        String owner = started == 1 ? machine + " 4194305 1" : "host-%d %d 1".formatted(started, started);
        return new DrivenScheduler(schedule, suite.runs(schedule, suite.store(), owner), clock.instant());
    }

    /** Stands for a kill between the claim of a run and its end. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void sell(Books books, LocalDate date) {
        TransactionLine[] lines = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> TransactionLine.payment(
                                "T%s-%d".formatted(date, n), n % 2 == 0 ? "M001" : "M002", amount(date, n))
                        .on(date))
                .toArray(TransactionLine[]::new);
        boolean isOpen =
                books.number("SELECT COUNT(*) FROM business_day WHERE status = 'OPEN' AND business_date = ?", date)
                        == 1;
        if (isOpen) {
            books.importTransactions(TransactionLine.file(home, "sales-%s.csv".formatted(date), lines), date);
        } else {
            // nobody has cut over meanwhile: the day's file waits for its night
            TransactionLine.file(made(home.resolve("in").resolve(date.toString())), "transactions.csv", lines);
        }
    }

    private void bill(LocalDate date) {
        String rows = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> "REF-T%s-%d,%s,PAYMENT,CNY,%s,%s,SUCCESS"
                        .formatted(date, n, date, amount(date, n), fee(amount(date, n))))
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(
                    made(home.resolve("in").resolve(date.toString())).resolve("channel-bill-qrpay.csv"),
                    "channel_reference,business_date,type,currency,amount,fee,status\n" + rows + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String amount(LocalDate date, int n) {
        return "%d.%02d".formatted(1000 + date.getDayOfYear() * n, n);
    }

    /** Whatever qrpay takes does not matter here; differences are breaks, which only need a person. */
    private static String fee(String amount) {
        return new BigDecimal(amount)
                .movePointLeft(3)
                .setScale(2, RoundingMode.HALF_UP)
                .toString();
    }

    private void move(String from, String to) {
        try {
            Files.move(home.resolve(from), home.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Working days of China: the make-up days are Saturdays, Spring Festival is a week and more. */
    private static List<LocalDate> businessDates() {
        List<LocalDate> holidays =
                LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).toList();
        List<LocalDate> makeUp = List.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28));
        return FIRST.datesUntil(LAST.plusDays(1))
                .filter(day -> makeUp.contains(day)
                        || (!holidays.contains(day) && day.getDayOfWeek().getValue() < 6))
                .toList();
    }

    private static void everyDateWasClosedInOrder(Books books) {
        List<LocalDate> closed = books.jdbc().queryForList("""
                        SELECT p.PARAMETER_VALUE
                        FROM BATCH_JOB_EXECUTION e
                        JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID AND i.JOB_NAME = 'close'
                        JOIN BATCH_JOB_EXECUTION_PARAMS p
                          ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND p.PARAMETER_NAME = 'businessDate'
                        WHERE e.STATUS = 'COMPLETED'
                        ORDER BY e.JOB_EXECUTION_ID
                        """, String.class).stream()
                .map(LocalDate::parse)
                .toList();

        assertThat(closed).isEqualTo(businessDates());
        assertThat(books.number("SELECT COUNT(*) FROM business_day WHERE status = 'CLOSED'"))
                .isEqualTo(businessDates().size());
    }

    private static void nothingWasRunTwice(Books books) {
        assertThat(books.number("""
                                SELECT COUNT(*) FROM (
                                  SELECT i.JOB_INSTANCE_ID
                                  FROM BATCH_JOB_EXECUTION e
                                  JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
                                  WHERE e.STATUS = 'COMPLETED'
                                  GROUP BY i.JOB_INSTANCE_ID
                                  HAVING COUNT(*) > 1) twice
                                """)).isZero();
        // each night is begun by one of them; the second scheduler's questions leave no row
        assertThat(books.number("SELECT COUNT(*) FROM schedule_run WHERE state IN ('RUNNING', 'FAILED', 'WAITS')"))
                .isZero();
        assertThat(books.number("SELECT COUNT(*) FROM schedule_run WHERE entry = 'holds' AND tries > 1"))
                .isZero();
    }

    private void whatWaitedWasToldOnce() {
        List<String> told = err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(": ! "))
                .toList();
        assertThat(told.stream().filter(line -> line.contains("waits for the bill of qrpay")))
                .containsExactly(
                        "2026-02-26 00:30:00 night: ! waits for the bill of qrpay; it is tried again",
                        "2026-03-05 00:30:00 night: ! waits for the bill of qrpay; it is tried again");
        assertThat(told.stream().filter(line -> line.contains("runs without")))
                .containsExactly("2026-03-05 07:00:00 night: ! runs without the bill of qrpay");
        assertThat(told.stream().filter(line -> line.contains("not tried any more")))
                .singleElement()
                .asString()
                .startsWith("2026-03-05 08:00:00 night: ! not tried any more: nightly 2026-03-04 waits in intake");
        assertThat(told.stream().filter(line -> line.contains("could not be run, is tried each minute")))
                .as("once by each of the two schedulers")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("2026-03-06 00:30:00 night"));
    }

    private static void everythingIsPosted(Books books) {
        assertThat(books.number("SELECT COUNT(*) FROM transaction WHERE type = 'PAYMENT'"))
                .isEqualTo(6L * businessDates().size());
        assertThat(books.number("SELECT COUNT(*) FROM fee_split"))
                .isEqualTo(6L * businessDates().size());
        assertThat(books.number("SELECT COUNT(*) FROM bank_file WHERE delivery = 'WAITING'"))
                .isZero();
        assertThat(books.number("SELECT COUNT(*) FROM bank_file")).isPositive();
    }

    private void event(String wall, Runnable what) {
        Instant at = at(wall);
        Runnable before = events.get(at);
        events.put(
                at,
                before == null
                        ? what
                        : () -> {
                            before.run();
                            what.run();
                        });
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(ZONE).toInstant();
    }
}

package org.tallyhouse.schedule.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.run.lease.RunLease;
import org.tallyhouse.schedule.AwaitedInputs;
import org.tallyhouse.schedule.BeforeCutOff.CutOffTerms;
import org.tallyhouse.schedule.CronTimes;
import org.tallyhouse.schedule.EntryTimes;
import org.tallyhouse.schedule.MisfireRule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.TryAgain;
import org.tallyhouse.schedule.running.EntryRun.Fired;

/** What is due of an entry is run once, whoever asks; what waits or failed is tried again; people are told once. */
@Tag("database")
class EntryRunTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 13);
    private static final TryAgain EVERY_TEN_MINUTES = new TryAgain(Duration.ofMinutes(10), LocalTime.of(2, 0));

    @TempDir
    private static Path home;

    private static Books books;

    private static int entries;

    private final DrivenClock clock = new DrivenClock(at("00:30"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String name = "entry-" + ++entries;
    private final List<Instant> runs = new ArrayList<>();
    private final TheBooks theBooks = new TheBooks();
    private final StopRequest stop = new StopRequest();
    private int exit;
    private String says = "done";

    @BeforeAll
    static void open() {
        books = Books.empty(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void isRunOnceHoweverOftenAndByWhomeverItIsAsked() {
        EntryRun one = scheduler("one 1 1");
        EntryRun other = scheduler("other 1 1");

        Fired first = one.fire(once());
        Fired again = one.fire(once());
        Fired elsewhere = other.fire(once());

        assertThat(runs).hasSize(1);
        assertThat(first.state()).isEqualTo(EntryState.DONE);
        assertThat(again.state()).isNull();
        assertThat(elsewhere).isEqualTo(again);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void isRunAgainAtItsNextDueTime() {
        EntryRun scheduler = scheduler("one 1 1");
        scheduler.fire(once());
        clock.set(at("00:30").plus(Duration.ofDays(1)));
        scheduler.fire(once());

        assertThat(runs).hasSize(2);
    }

    @Test
    void whatWaitsIsTriedAgainUntilItsTimeAndToldOnce() {
        EntryRun scheduler = scheduler("one 1 1");
        exit = 75;
        says = "no bill has come";
        Optional<Instant> again = scheduler.fire(retried()).again();
        int asked = 1;
        while (again.isPresent()) {
            // too early, which changes nothing
            clock.set(again.get().minusSeconds(1));
            assertThat(scheduler.fire(retried()).again()).isEqualTo(again);
            clock.set(again.get());
            again = scheduler.fire(retried()).again();
            asked++;
        }

        // 00:30, then every ten minutes through 02:00
        assertThat(asked).isEqualTo(10);
        assertThat(runs).hasSize(10);
        assertThat(told())
                .containsExactly(
                        "2026-02-13 00:30:00 %s: ! no bill has come; it is tried again".formatted(name),
                        "2026-02-13 02:00:00 %s: ! not tried any more: no bill has come".formatted(name));
        // what is printed again and again is shown once
        assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("no bill has come");
        assertThat(row().state()).isEqualTo(EntryState.GIVEN_UP);
    }

    @Test
    void whatWaitedIsDoneWhenItCan() {
        EntryRun scheduler = scheduler("one 1 1");
        exit = 75;
        scheduler.fire(retried());
        exit = 0;
        clock.set(at("00:40"));
        Fired fired = scheduler.fire(retried());

        assertThat(fired).isEqualTo(new Fired(EntryState.DONE, Optional.empty()));
        assertThat(row().tries()).isEqualTo(2);
    }

    @Test
    void aPersonIsToldOnceForABusinessDate() {
        EntryRun scheduler = scheduler("one 1 1");
        theBooks.date = FRIDAY;
        exit = 3;
        scheduler.fire(once());
        clock.set(at("00:30").plus(Duration.ofDays(1)));
        scheduler.fire(once());

        assertThat(runs).hasSize(2);
        assertThat(told()).containsExactly("2026-02-13 00:30:00 %s: ! done".formatted(name));
        assertThat(row().businessDate()).isEqualTo(FRIDAY);
    }

    @Test
    void whatAnEntryWithoutADateLeavesToAPersonIsToldEachTimeLineByLine() {
        EntryRun scheduler = scheduler("one 1 1");
        exit = 3;
        says = "  a step  done\n  ! a.csv is refused\nfirst is done\n  ! b.csv is refused\n2 files were moved aside";
        scheduler.fire(once());
        says = "  ! c.csv is refused";
        clock.set(at("00:30").plus(Duration.ofDays(1)));
        scheduler.fire(once());

        assertThat(told())
                .containsExactly(
                        "2026-02-13 00:30:00 %s: ! 2 files were moved aside".formatted(name),
                        "2026-02-13 00:30:00 %s: ! a.csv is refused".formatted(name),
                        "2026-02-13 00:30:00 %s: ! first is done".formatted(name),
                        "2026-02-13 00:30:00 %s: ! b.csv is refused".formatted(name),
                        "2026-02-14 00:30:00 %s: ! c.csv is refused".formatted(name));
    }

    @Test
    void aWrongCommandIsNotTriedAgain() {
        exit = 2;

        assertThat(scheduler("one 1 1").fire(retried()).again()).isEmpty();
        assertThat(row().state()).isEqualTo(EntryState.WRONG);
    }

    @Test
    void waitsForItsInputsAndRunsWithoutThemFromTheLatestTimeOn() {
        EntryRun scheduler = scheduler("one 1 1");
        theBooks.date = FRIDAY;
        theBooks.missing = List.of("the bill of cardnet");
        ScheduleEntry entry = entry(
                MisfireRule.RUN_ONCE,
                EVERY_TEN_MINUTES,
                new AwaitedInputs(List.of("cardnet"), List.of(), List.of(), LocalTime.of(1, 0)));

        scheduler.fire(entry);
        clock.set(at("00:59"));
        scheduler.fire(entry);
        assertThat(runs).isEmpty();
        clock.set(at("01:10"));
        scheduler.fire(entry);

        assertThat(runs).hasSize(1);
        assertThat(told())
                .containsExactly(
                        "2026-02-13 00:30:00 %s: ! waits for the bill of cardnet; it is tried again".formatted(name),
                        "2026-02-13 01:10:00 %s: ! runs without the bill of cardnet".formatted(name));
    }

    @Test
    void whatCameLateIsRunOnceOrPassedOver() {
        clock.set(at("09:00"));
        scheduler("one 1 1").fire(once());
        assertThat(runs).hasSize(1);

        clock.set(at("09:00").plus(Duration.ofDays(3)));
        scheduler("one 1 1").fire(once());
        scheduler("one 1 1").fire(once());
        assertThat(runs).as("three days, one run").hasSize(2);

        clock.set(at("09:00").plus(Duration.ofDays(5)));
        scheduler("one 1 1").fire(entry(MisfireRule.SKIP, null, AwaitedInputs.NONE));
        assertThat(runs).hasSize(2);
        assertThat(row().state()).isEqualTo(EntryState.SKIPPED);
    }

    @Test
    void whatADeadSchedulerLeftIsTakenOver() {
        EntryRun dead = scheduler(deadOwner());
        Error killed = new Error("killed");
        assertThat(catching(
                        () -> new EntryRun(running(deadOwner()), store(), theBooks, (words, o, e) -> kill(killed), stop)
                                .fire(retried())))
                .isSameAs(killed);
        assertThat(row().state()).isEqualTo(EntryState.RUNNING);

        scheduler(RunLease.thisProcess()).fire(retried());

        assertThat(runs).hasSize(1);
        assertThat(row().tries()).isEqualTo(2);
        assertThat(dead.fire(retried()).state()).isNull();
    }

    @Test
    void whatALivingSchedulerRunsIsLeftToItAndLookedAtAgain() {
        List<Fired> beside = new ArrayList<>();
        EntryRun other = scheduler("other 1 1");
        EntryRun one = new EntryRun(
                running("one 1 1"),
                store(),
                theBooks,
                (words, o, e) -> {
                    beside.add(other.fire(retried()));
                    beside.add(other.fireNow(retried()));
                    return 0;
                },
                stop);

        one.fire(retried());

        assertThat(runs).isEmpty();
        assertThat(beside).containsOnly(new Fired(null, Optional.of(at("00:31"))));
    }

    /** Also where it was never run before, so that the day before has no row. */
    @Test
    void aClockThatIsSetBackRunsNothingTwiceAndOneThatIsSetForwardLeavesNothingOut() {
        EntryRun scheduler = scheduler("one 1 1");
        scheduler.fire(once());
        clock.set(at("00:30").minus(Duration.ofHours(1)));
        assertThat(scheduler.fire(once())).isEqualTo(Fired.NOTHING);
        assertThat(scheduler("other 1 1").fire(once())).isEqualTo(Fired.NOTHING);
        clock.set(at("00:30"));
        scheduler.fire(once());
        assertThat(runs).as("set back over its minute").hasSize(1);

        clock.set(at("00:29").plus(Duration.ofDays(1)).plus(Duration.ofHours(1)));
        scheduler.fire(once());
        clock.set(at("00:30").plus(Duration.ofDays(1)));
        scheduler.fire(once());
        assertThat(runs).as("set forward over its minute, and back").hasSize(2);
    }

    @Test
    void aClockThatIsSetBackKeepsWhatIsTriedAgain() {
        EntryRun scheduler = scheduler("one 1 1");
        exit = 75;
        Optional<Instant> again = scheduler.fire(retried()).again();
        clock.set(at("00:30").minus(Duration.ofHours(1)));
        scheduler.fire(retried());
        exit = 0;
        clock.set(again.orElseThrow());

        assertThat(scheduler.fire(retried()).state()).isEqualTo(EntryState.DONE);
        assertThat(runs).hasSize(2);
    }

    /** Its last heartbeat is in the future then. */
    @Test
    void aServerWhoseClockWasSetBackDoesNotKeepWhatADeadSchedulerLeft() {
        EntryRun one = scheduler("one 1 1");
        one.fire(once());
        books.jdbc()
                .update(
                        "UPDATE schedule_run SET state = 'RUNNING', owner = 'elsewhere 1 1',"
                                + " beat_at = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR WHERE entry = ?",
                        name);

        assertThat(one.fire(once()).again()).contains(at("00:31"));
        books.jdbc().update("UPDATE schedule_run SET beat_at = beat_at - INTERVAL 31 SECOND WHERE entry = ?", name);
        one.fire(once());

        assertThat(runs).hasSize(2);
    }

    @Test
    void aPersonRunsItWheneverTheyWant() {
        EntryRun scheduler = scheduler("one 1 1");
        scheduler.fire(once());
        theBooks.date = FRIDAY;
        theBooks.missing = List.of("the bill of cardnet");

        assertThat(scheduler.fireNow(once()).state()).isEqualTo(EntryState.DONE);
        assertThat(runs).hasSize(2);
    }

    @Test
    void whatWasStoppedGoesOnAtTheNextStart() {
        exit = 1;
        EntryRun stopped = new EntryRun(
                running("one 1 1"),
                store(),
                theBooks,
                (words, o, e) -> {
                    stop.make();
                    return 1;
                },
                stop);
        assertThat(stopped.fire(retried()).again()).isEmpty();
        exit = 0;

        new EntryRun(running("other 1 1"), store(), theBooks, this::run, new StopRequest()).fire(retried());

        assertThat(runs).hasSize(1);
        assertThat(row().state()).isEqualTo(EntryState.DONE);
    }

    @Test
    void whileTheDatabaseIsAwayItIsAskedEachMinuteAndToldOnce() {
        DatabaseSettings nowhere = books.database().inSchema("tallyhouse_nowhere_at_all");
        boolean[] isAway = {true};
        ScheduleStore store = new ScheduleStore(() -> {
            if (isAway[0]) {
                throw new IllegalStateException(nowhere + " is away");
            }
            return books.database();
        });
        EntryRun scheduler = new EntryRun(running("one 1 1"), store, theBooks, this::run, stop);

        assertThat(scheduler.fire(once()).again()).contains(at("00:31"));
        clock.set(at("00:31"));
        scheduler.fire(once());
        isAway[0] = false;
        clock.set(at("00:32"));
        scheduler.fire(once());

        assertThat(runs).hasSize(1);
        assertThat(told()).hasSize(1).first().asString().contains("could not be run, is tried each minute");
    }

    @Test
    void whatIsDueIsRunDateByDateAndEachWaitsForItsOwnInputs() {
        EntryRun scheduler = scheduler("one 1 1");
        theBooks.due.addAll(List.of(FRIDAY, FRIDAY.plusDays(1), FRIDAY.plusDays(2)));
        theBooks.missingFor.add(FRIDAY.plusDays(2));
        exit = 3;
        AwaitedInputs statement = new AwaitedInputs(List.of(), List.of(), List.of("lotus"), null);
        List<List<String>> given = new ArrayList<>();
        ScheduleEntry nights = entry(
                List.of("nightly", "--due", "--at-most", "5"), MisfireRule.RUN_ONCE, EVERY_TEN_MINUTES, statement);
        EntryRun runs = new EntryRun(
                running("one 1 1"),
                store(),
                theBooks,
                (words, o, e) -> {
                    given.add(words);
                    e.println("a person is needed for " + theBooks.due.remove(0));
                    return exit;
                },
                stop);

        Fired fired = runs.fire(nights);

        assertThat(given)
                .containsExactly(
                        List.of("nightly", "--date", "2026-02-13"), List.of("nightly", "--date", "2026-02-14"));
        assertThat(fired.state()).isEqualTo(EntryState.WAITS);
        assertThat(row().businessDate()).isEqualTo(FRIDAY.plusDays(2));
        assertThat(told())
                .containsExactly(
                        "2026-02-13 00:30:00 %s: ! a person is needed for 2026-02-13".formatted(name),
                        "2026-02-13 00:30:00 %s: ! a person is needed for 2026-02-14".formatted(name),
                        "2026-02-13 00:30:00 %s: ! waits for the statement of lotus; it is tried again"
                                .formatted(name));
        assertThat(scheduler.fire(nights).state()).as("not yet again").isNull();
    }

    @Test
    void aLimitOfDatesIsTold() {
        theBooks.due.addAll(List.of(FRIDAY, FRIDAY.plusDays(1), FRIDAY.plusDays(2)));
        ScheduleEntry nights =
                entry(List.of("nightly", "--due", "--at-most", "2"), MisfireRule.RUN_ONCE, null, AwaitedInputs.NONE);
        EntryRun runs = new EntryRun(
                running("one 1 1"),
                store(),
                theBooks,
                (words, o, e) -> {
                    theBooks.due.remove(0);
                    return 0;
                },
                stop);

        assertThat(runs.fire(nights).state()).isEqualTo(EntryState.PERSON);
        assertThat(told())
                .containsExactly("2026-02-13 00:30:00 %s: ! 2 dates were run, more are due: the next is 2026-02-15"
                        .formatted(name));
    }

    @Test
    void anotherFailureOfTheSameDateIsToldToo() {
        EntryRun scheduler = scheduler("one 1 1");
        theBooks.date = FRIDAY;
        exit = 1;
        says = "no space left";
        scheduler.fire(retried());
        says = "I4 is broken";
        clock.set(at("00:40"));
        scheduler.fire(retried());
        clock.set(at("00:50"));
        scheduler.fire(retried());

        assertThat(told())
                .containsExactly(
                        "2026-02-13 00:30:00 %s: ! no space left; it is tried again".formatted(name),
                        "2026-02-13 00:40:00 %s: ! I4 is broken; it is tried again".formatted(name));
    }

    @Test
    void aLeaseThatIsHeldIsAskedForAgainSoonAndAStopIsNotTold() {
        exit = 6;
        assertThat(scheduler("one 1 1").fire(once()).again()).contains(at("00:31"));
        clock.set(at("00:31"));
        exit = 1;
        says = "asked to stop";
        stop.make();
        scheduler("one 1 1").fire(once());

        assertThat(told()).isEmpty();
    }

    @Test
    void anErrorThatIsNoDatabaseGoneAwayEndsTheTry() {
        EntryRun broken = new EntryRun(
                running("one 1 1"),
                store(),
                theBooks,
                (words, o, e) -> {
                    throw new IllegalStateException("an error in the program");
                },
                stop);

        assertThat(broken.fire(once()).state()).isEqualTo(EntryState.FAILED);
        assertThat(row().state()).isEqualTo(EntryState.GIVEN_UP);
        assertThat(told()).hasSize(1);
    }

    private static int kill(Error how) {
        throw how;
    }

    private static @Nullable Throwable catching(Runnable work) {
        try {
            work.run();
            return null;
        } catch (Error e) {
            return e;
        }
    }

    /** A process of this machine that is no more. */
    private static String deadOwner() {
        String[] parts = RunLease.thisProcess().split(" ");
        return parts[0] + " 4194305 1";
    }

    private ScheduleEntry once() {
        return entry(MisfireRule.RUN_ONCE, null, AwaitedInputs.NONE);
    }

    private ScheduleEntry retried() {
        return entry(MisfireRule.RUN_ONCE, EVERY_TEN_MINUTES, AwaitedInputs.NONE);
    }

    private ScheduleEntry entry(MisfireRule misfire, @Nullable TryAgain tryAgain, AwaitedInputs waitsFor) {
        return entry(List.of("some", "command"), misfire, tryAgain, waitsFor);
    }

    private ScheduleEntry entry(
            List<String> words, MisfireRule misfire, @Nullable TryAgain tryAgain, AwaitedInputs waitsFor) {
        EntryTimes times = new EntryTimes(List.of(CronTimes.parse("30 0 * * *")), ZONE);
        return new ScheduleEntry(name, 1, words, times, null, "", waitsFor, tryAgain, misfire);
    }

    private EntryRun scheduler(String owner) {
        return new EntryRun(running(owner), store(), theBooks, this::run, stop);
    }

    private int run(List<String> words, PrintStream ownOut, PrintStream ownErr) {
        runs.add(clock.instant());
        ownErr.println(says);
        return exit;
    }

    private RunningFor running(String owner) {
        return new RunningFor(
                owner,
                clock,
                ZONE,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static ScheduleStore store() {
        return new ScheduleStore(books::database);
    }

    private EntryRow row() {
        EntryRow row = store().with(rows -> rows.last(name));
        assertThat(row).isNotNull();
        return row;
    }

    private List<String> told() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Instant at(String time) {
        return ZonedDateTime.of(FRIDAY, LocalTime.parse(time), ZONE).toInstant();
    }

    /** Books of which a test says what is asked. */
    private static final class TheBooks implements ScheduledBooks {
        private @Nullable LocalDate date;
        private List<String> missing = List.of();
        private final List<LocalDate> due = new ArrayList<>();
        private final List<LocalDate> missingFor = new ArrayList<>();

        @Override
        public @Nullable LocalDate dateOf(List<String> words) {
            return words.contains("--due") ? (due.isEmpty() ? null : due.get(0)) : date;
        }

        @Override
        public List<String> missing(AwaitedInputs awaited, LocalDate businessDate) {
            return missingFor.contains(businessDate) ? List.of("the statement of lotus") : missing;
        }

        @Override
        public List<String> unknown(AwaitedInputs awaited) {
            return List.of();
        }

        @Override
        public BusinessCalendar calendar(String calendar) {
            throw new IllegalArgumentException("there is no calendar " + calendar);
        }

        @Override
        public Optional<CutOffTerms> cutOff(String bankId) {
            return Optional.empty();
        }
    }
}

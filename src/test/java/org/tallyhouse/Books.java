package org.tallyhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.OwnerConnections;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.posting.WindowTurn;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.JobRunner;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.run.StepWatcher;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.setup.SetUp;

/** A world for a test: a database and a home of its own, opened and driven like the command line does. */
public final class Books implements AutoCloseable {
    public static final LocalDate FRIDAY = LocalDate.of(2026, 2, 13);
    public static final LocalDate SATURDAY = LocalDate.of(2026, 2, 14);
    public static final LocalDate SUNDAY = LocalDate.of(2026, 2, 15);
    public static final Path SAMPLES = Path.of("sample-files");

    private static final Beginning SAMPLE = Beginning.of(books -> books.setUp(SAMPLES.resolve("setup")));
    private static final Beginning SAMPLE_FRIDAY = Beginning.of(books -> {
        books.setUp(SAMPLES.resolve("setup"));
        books.sampleDay(FRIDAY);
    });

    static {
        // worlds are opened side by side, and Spring would set up the one logging of the process anew for each
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    private final DatabaseSettings database;
    private final Path home;
    private final OpenedHome world;
    private final OwnerConnections owner;
    private final boolean isItsOwn;

    private Books(DatabaseSettings database, boolean isItsOwn, Path home, Watcher watcher, Clock clock) {
        this.database = database;
        this.isItsOwn = isItsOwn;
        this.home = home;
        this.world = OpenedHome.open(
                new HomeFolders(home), database, watcher, WallClock.midnight(clock, ZoneOffset.UTC), new StopRequest());
        // asked for late: a process that dies in a test makes no user that stays
        this.owner = new OwnerConnections(() -> TestDatabase.owner(database));
    }

    /** Empty books in a new schema, which is dropped when they are closed. */
    public static Books empty(Path home) {
        return ownedBy(TestDatabase.fresh(), home);
    }

    /** Books with the sample set-up loaded. */
    public static Books sample(Path home) {
        return SAMPLE.copy(home);
    }

    /** Books with the sample set-up loaded and Friday's transactions taken in, its other files waiting. */
    public static Books sampleFriday(Path home) {
        return SAMPLE_FRIDAY.copy(home);
    }

    /** Books in a schema that is dropped when they are closed. */
    static Books ownedBy(DatabaseSettings database, Path home) {
        return new Books(database, true, home, new Watcher(), Clock.systemUTC());
    }

    public static Books open(DatabaseSettings database, Path home, Watcher watcher) {
        return open(database, home, watcher, Clock.systemUTC());
    }

    /** By a clock of the test's. */
    public static Books open(DatabaseSettings database, Path home, Watcher watcher, Clock clock) {
        return new Books(database, false, home, watcher, clock);
    }

    public DatabaseSettings database() {
        return database;
    }

    public Path home() {
        return home;
    }

    public Path out(LocalDate date) {
        return home.resolve("out").resolve(date.toString());
    }

    public <T> T get(Class<T> type) {
        return world.get(type);
    }

    /** The test's own hand in the database, as its owner and in transactions of its own; the suite has its rights only. */
    public JdbcTemplate jdbc() {
        return owner.jdbc();
    }

    /** One number, by plain SQL. */
    public long number(String sql, Object... arguments) {
        Long number = jdbc().queryForObject(sql, Long.class, arguments);
        return number == null ? 0 : number;
    }

    /** Takes away what keeps records from being changed, for a test that changes one. */
    public void letRecordsBeChanged() {
        jdbc().queryForList("""
                        SELECT trigger_name FROM information_schema.triggers
                        WHERE trigger_schema = DATABASE()
                          AND (trigger_name LIKE '%\\_is\\_final' OR trigger_name LIKE '%\\_stays')""", String.class).forEach(trigger -> jdbc().execute("DROP TRIGGER " + trigger));
    }

    public void setUp(Path folder) {
        world.get(SetUp.class).load(folder, "test");
    }

    /** Puts a date's sample input into the home, and takes in its transactions. */
    public void sampleDay(LocalDate date) {
        copySampleInput(date);
        importTransactions(home.resolve("in/%s/transactions.csv".formatted(date)), date);
    }

    public void copySampleInput(LocalDate date) {
        Path from = SAMPLES.resolve("in").resolve(date.toString());
        Path to = home.resolve("in").resolve(date.toString());
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FileImport.Result importTransactions(Path file, LocalDate date) {
        return take(ImportKind.TRANSACTIONS, "", file, date);
    }

    public FileImport.Result take(ImportKind kind, String sender, Path file, LocalDate date) {
        return world.get(FileImport.class).take(kind, sender, file, date, "test", (done, total) -> {});
    }

    public RunResult night(LocalDate date) {
        return run("nightly", date);
    }

    public RunResult run(String job, LocalDate date) {
        return world.get(JobRunner.class).run(world.get(job, Job.class), date, "test", "test");
    }

    /** Turns a date's open window, or finishes what an earlier run left, as the command does once. */
    public RunResult turn(LocalDate date) {
        WindowTurn.Decision decision = world.get(WindowTurn.class).decide(date);
        if (decision.windowId() == 0) {
            return new RunResult(Outcome.ALREADY_DONE, decision.message());
        }
        return world.get(JobRunner.class)
                .runOfWindow(world.get("turn", Job.class), date, decision.windowId(), "test", "test");
    }

    /** Lets the open window be older than a day. */
    public void letTheWindowBeDue() {
        jdbc().update("UPDATE posting_window SET opened_at = opened_at - INTERVAL 1 DAY WHERE open_marker = 1");
    }

    /** Every file below out, by relative path, for comparing bytes. */
    public List<Path> files() {
        Path out = home.resolve("out");
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(out)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .map(out::relativize)
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        world.close();
        owner.close();
        if (isItsOwn) {
            TestDatabase.drop(database);
        }
    }

    /** Watches nothing; tests override what they want to see. */
    public static class Watcher implements StepWatcher, OperatorNotices {
        @Override
        public void tell(String line) {}
    }
}

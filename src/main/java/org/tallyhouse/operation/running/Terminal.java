package org.tallyhouse.operation.running;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.database.Migrations;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleFile;

/** Where a command runs: its environment, its home, its two streams, its clock, and whether it was asked to stop. */
public record Terminal(
        Map<String, String> environment, PrintStream out, PrintStream err, Clock clock, StopRequest stop) {

    /** The same place with other streams, for a command that runs within another. */
    public Terminal printingTo(PrintStream otherOut, PrintStream otherErr) {
        Map<String, String> plain = new HashMap<>(environment);
        plain.remove("TALLYHOUSE_TERMINAL");
        return new Terminal(Map.copyOf(plain), otherOut, otherErr, clock, stop);
    }

    /** Where data, in and out live; the checkout unless TALLYHOUSE_HOME says otherwise. */
    public Path home() {
        return folder("TALLYHOUSE_HOME", ".");
    }

    /** The home, and the checkout that run.sh belongs to. */
    public HomeFolders folders() {
        return new HomeFolders(home(), folder("TALLYHOUSE_CHECKOUT", home().toString()));
    }

    /** The schedule of the home; empty if it has none. */
    public Optional<Schedule> schedule() {
        return ScheduleFile.read(folders().job(ScheduleFile.NAME));
    }

    /** By the schedule's zone; without a schedule by the machine's. */
    public WallClock wallClock() {
        return ScheduleFile.clock(folders().job(ScheduleFile.NAME), clock)
                .orElseGet(() -> WallClock.midnight(clock, ZoneId.systemDefault()));
    }

    /** Knobs of a group, without opening the home. */
    public <K> K knobs(Class<K> group) {
        return RunCards.read(folders()).knobs(group);
    }

    private Path folder(String variable, String otherwise) {
        return Path.of(environment.getOrDefault(variable, otherwise))
                .toAbsolutePath()
                .normalize();
    }

    public DatabaseSettings database() {
        return DatabaseSettings.of(environment, home());
    }

    /** The home's database as the user that owns it. */
    public DatabaseSettings ownedDatabase() {
        return DatabaseSettings.ofOwner(environment, home());
    }

    /** The home's database, with progress on standard error; ready to be used. */
    public OpenedHome open() {
        return open(folders(), upToDateDatabase());
    }

    public OpenedHome open(HomeFolders folders, DatabaseSettings database) {
        return OpenedHome.open(folders, database, new ConsoleProgress(err, isInteractive()), wallClock(), stop);
    }

    /** For a short look at the home's database. */
    public QuickLook glance() {
        return QuickLook.at(upToDateDatabase(), wallClock());
    }

    /**
     * The home's database. The embedded one is started and brought up to date if needed, as is another one whose user
     * owns it. One with an owner of its own is brought up to date by a command of its own, as that one's password is not
     * where the nights run.
     */
    public DatabaseSettings upToDateDatabase() {
        DatabaseSettings database = startedDatabase();
        if (database.embedded()) {
            Migrations.applyIfNeeded(ownedDatabase(), database);
        } else {
            Migrations.applyIfAllowed(database);
        }
        return database;
    }

    /** The embedded server is started if it is the one to use and does not run. */
    public DatabaseSettings startedDatabase() {
        DatabaseSettings database = database();
        if (database.embedded() && EmbeddedServer.in(home()).start()) {
            err.println("started the embedded database in " + home().resolve("data/mariadb"));
        }
        return database();
    }

    /** A schema on the server in use, and a folder in the home, for this command alone. */
    public ScratchSchema scratch(String name) {
        DatabaseSettings runner = startedDatabase();
        return ScratchSchema.fresh(
                ownedDatabase(),
                runner,
                "tallyhouse_" + name,
                home().resolve("data").resolve(name));
    }

    /** run.sh looks whether standard error is a terminal; Java cannot. */
    boolean isInteractive() {
        return environment.getOrDefault("TALLYHOUSE_TERMINAL", "").equals("yes");
    }
}

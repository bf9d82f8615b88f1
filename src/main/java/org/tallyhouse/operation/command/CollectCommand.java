package org.tallyhouse.operation.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.delivery.Pickups;
import org.tallyhouse.intake.file.IntakeSettings;
import org.tallyhouse.intake.watch.CollectLock;
import org.tallyhouse.intake.watch.CollectNotices;
import org.tallyhouse.intake.watch.Collector;
import org.tallyhouse.intake.watch.DropLook;
import org.tallyhouse.intake.watch.DropPlan;
import org.tallyhouse.intake.watch.PickedUpMapper;
import org.tallyhouse.intake.watch.Puller;
import org.tallyhouse.intake.watch.SenderRules;
import org.tallyhouse.intake.watch.TakingFolder;
import org.tallyhouse.intake.watch.WatchedFolders;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.run.RunResult.Outcome;
import picocli.CommandLine.Command;

/** Takes in what lies in the watched folders, and before that what senders' servers have for us. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = {
            "Pulls what the servers of jobs/pickups.yml have, takes in the files that are complete in",
            "in/drop/<channel|bank|online>, archives them, and moves aside what is refused, with its reason (收文件).",
            "Says nothing if there is nothing to do; made to be run each minute."
        },
        footer = {"", "Example: ./run.sh collect"})
final class CollectCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Told told = new Told();

    CollectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        WatchedFolders folders = WatchedFolders.of(terminal.folders());
        if (!Files.exists(pickups()) && DropLook.at(folders).isNothing()) {
            return 0;
        }
        Optional<CollectLock> lock = CollectLock.tryTake(folders);
        if (lock.isEmpty()) {
            // another one collects, and what came since waits for the next time
            return 0;
        }
        CollectLock held = lock.get();
        try (Books books = new Books()) {
            return terminal.stop().heededBy(() -> collect(folders, books));
        } finally {
            held.close();
        }
    }

    private Path pickups() {
        return terminal.folders().job(Pickups.NAME);
    }

    private int collect(WatchedFolders folders, Books books) throws IOException {
        IntakeSettings settings = terminal.knobs(IntakeSettings.class);
        Set<Path> whole = pull(folders, books, settings);
        if (!DropLook.at(folders).isNothing()) {
            take(folders, books.senders(), settings, whole);
        }
        return told.exit();
    }

    /** A file of pick-ups that is wrong keeps nobody from the folders here. */
    private Set<Path> pull(WatchedFolders folders, Books books, IntakeSettings settings) {
        Puller.Limits limits =
                new Puller.Limits(settings.stableFor(), settings.largestPull().toBytes());
        try {
            return new Puller(folders, limits, books, terminal.clock(), terminal.stop(), told)
                    .pull(Pickups.load(pickups()));
        } catch (FilesRefused e) {
            told.failed(String.valueOf(e.getMessage()));
            return Set.of();
        }
    }

    /** The whole suite is opened only if there is something to do. */
    private void take(WatchedFolders folders, SenderRules rules, IntakeSettings settings, Set<Path> whole)
            throws IOException {
        new TakingFolder(folders).tidy(rules);
        DropLook look = DropLook.at(folders);
        DropPlan.Times times =
                new DropPlan.Times(settings.stableFor(), terminal.clock().instant());
        DropPlan plan = DropPlan.of(look, rules, times, whole);
        if (plan.isNothing() && !look.hasLeftovers()) {
            return;
        }
        try (OpenedHome world = terminal.open()) {
            PostingWindows windows = world.get(PostingWindows.class);
            world.get(Collector.class).collect(look, plan, new Collector.Run(rules, () -> OpenDate.of(windows), told));
        }
    }

    /** The database over one connection, once somebody asks. */
    private final class Books implements Puller.Books, AutoCloseable {
        private @Nullable QuickLook look;
        private @Nullable SenderRules senders;

        @Override
        public SenderRules senders() {
            SenderRules known = senders;
            if (known == null) {
                known = look().senders();
                senders = known;
            }
            return known;
        }

        @Override
        public PickedUpMapper pickedUp() {
            return look().pickedUp();
        }

        private QuickLook look() {
            QuickLook opened = look;
            if (opened == null) {
                opened = terminal.glance();
                look = opened;
                // books that are not set up know no sender
                opened.openDate();
            }
            return opened;
        }

        @Override
        public void close() {
            QuickLook opened = look;
            if (opened != null) {
                opened.close();
            }
        }
    }

    /** What people are told, and the exit code that comes of it. */
    private final class Told implements CollectNotices {
        private boolean isPersonNeeded;
        private boolean isFailed;

        @Override
        public void took(String line) {
            terminal.out().println(line);
        }

        @Override
        public void person(String line) {
            isPersonNeeded = true;
            terminal.err().println("  ! " + line);
        }

        @Override
        public void failed(String line) {
            isFailed = true;
            terminal.err().println("  ! " + line);
        }

        private int exit() {
            if (isFailed) {
                return Outcome.FAILED.exitCode();
            }
            return isPersonNeeded ? Outcome.NEEDS_A_PERSON.exitCode() : 0;
        }
    }
}

package org.tallyhouse.operation.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tallyhouse.intake.file.IntakeSettings;
import org.tallyhouse.intake.watch.CollectLock;
import org.tallyhouse.intake.watch.CollectNotices;
import org.tallyhouse.intake.watch.Collector;
import org.tallyhouse.intake.watch.DropLook;
import org.tallyhouse.intake.watch.DropPlan;
import org.tallyhouse.intake.watch.SenderRules;
import org.tallyhouse.intake.watch.TakingFolder;
import org.tallyhouse.intake.watch.WatchedFolders;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.run.RunResult.Outcome;
import picocli.CommandLine.Command;

/** Takes in what lies in the watched folders. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = {
            "Takes in the files that are complete in in/drop/<channel|bank|online>, archives them, and moves aside what",
            "is refused, with its reason (收文件). Says nothing if there is nothing to do; made to be run each minute."
        },
        footer = {"", "Example: ./run.sh collect"})
final class CollectCommand implements Callable<Integer> {
    private final Terminal terminal;

    CollectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        WatchedFolders folders = WatchedFolders.of(terminal.folders());
        if (DropLook.at(folders).isNothing()) {
            return 0;
        }
        Optional<CollectLock> lock = CollectLock.tryTake(folders);
        if (lock.isEmpty()) {
            // another one collects, and what came since waits for the next time
            return 0;
        }
        CollectLock held = lock.get();
        try {
            return terminal.stop().heededBy(() -> collect(folders));
        } finally {
            held.close();
        }
    }

    private int collect(WatchedFolders folders) throws IOException {
        Told told = new Told();
        collect(folders, Set.of(), told);
        return told.exit();
    }

    /** The whole suite is opened only if there is something to do. */
    private void collect(WatchedFolders folders, Set<Path> whole, Told told) throws IOException {
        SenderRules rules;
        try (QuickLook look = terminal.glance()) {
            rules = look.senders();
            look.openDate();
        }
        new TakingFolder(folders).tidy(rules);
        DropLook look = DropLook.at(folders);
        DropPlan.Times times = new DropPlan.Times(
                terminal.knobs(IntakeSettings.class).stableFor(),
                terminal.clock().instant());
        DropPlan plan = DropPlan.of(look, rules, times, whole);
        if (plan.isNothing() && look.leftovers().isEmpty()) {
            return;
        }
        try (OpenedHome world = terminal.open()) {
            PostingWindows windows = world.get(PostingWindows.class);
            world.get(Collector.class).collect(look, plan, new Collector.Run(rules, () -> OpenDate.of(windows), told));
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

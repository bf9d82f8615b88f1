package org.tallyhouse.operation.command;

import java.util.concurrent.Callable;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.StatusText;
import org.tallyhouse.setup.SetUp;
import picocli.CommandLine.Command;

/** Makes every part once, so that the build can record the classes of a start (class-data sharing). */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    private final Terminal terminal;

    WarmUpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (QuickLook glance = terminal.glance();
                OpenedHome world = terminal.open()) {
            StatusText.of(glance.status().read(null));
            glance.accounts().read("", 1);
            glance.merchants().openDate().flatMap(date -> glance.merchants().read("", date));
            glance.transactions().explain("");
            world.get(NightRunner.class);
            world.get(FileImport.class);
            world.get(SetUp.class);
            return 0;
        }
    }
}

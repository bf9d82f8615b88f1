package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.DateWords;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.RunOptions;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.StageJobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One stage of the night. */
@Command(
        name = "job",
        mixinStandardHelpOptions = true,
        description =
                "Runs one stage of a night: intake, posting, clearing, reconciliation, settlement, payout, close.",
        footer = {"", "The stages before it must be done. Example: ./run.sh job clearing --date 2026-02-13"})
final class JobCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "STAGE", description = "the stage")
    private String stage = "";

    @Option(names = "--date", required = true, paramLabel = "D", description = DateWords.OPTION)
    private LocalDate date = LocalDate.EPOCH;

    @Mixin
    private RunOptions options = new RunOptions();

    JobCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return terminal.stop().heededBy(this::run);
    }

    private int run() {
        if (!StageJobs.NAMES.contains(stage)) {
            throw new WrongUse(
                    "there is no stage '%s'; the stages are %s".formatted(stage, String.join(", ", StageJobs.NAMES)));
        }
        try (OpenedHome world = terminal.open()) {
            return NightRunner.tell(
                    terminal, world.get(NightRunner.class).runStage(stage, date, options.operator, options.reason));
        }
    }
}

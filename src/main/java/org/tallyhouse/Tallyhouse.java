package org.tallyhouse;

import org.tallyhouse.operation.command.TallyhouseCommand;
import org.tallyhouse.operation.running.StopSignals;
import org.tallyhouse.run.StopRequest;

/** Arguments in, exit code out. */
public final class Tallyhouse {
    private Tallyhouse() {}

    public static void main(String[] arguments) {
        StopRequest stop = new StopRequest();
        StopSignals.ask(stop);
        System.exit(TallyhouseCommand.run(System.getenv(), System.out, System.err, stop, arguments));
    }
}

package org.tallyhouse;

import org.tallyhouse.operation.command.TallyhouseCommand;

/** Arguments in, exit code out. */
public final class Tallyhouse {
    private Tallyhouse() {}

    public static void main(String[] arguments) {
        System.exit(TallyhouseCommand.run(System.getenv(), System.out, System.err, arguments));
    }
}

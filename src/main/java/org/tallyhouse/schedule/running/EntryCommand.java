package org.tallyhouse.schedule.running;

import java.io.PrintStream;
import java.util.List;

/** Runs a command of the command line, which answers with an exit code. */
@FunctionalInterface
public interface EntryCommand {
    int run(List<String> words, PrintStream out, PrintStream err);
}

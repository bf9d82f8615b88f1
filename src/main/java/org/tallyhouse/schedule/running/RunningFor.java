package org.tallyhouse.schedule.running;

import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;

/** Whom a scheduler runs for: the process it is, the clock and zone it goes by, and where its people read. */
public record RunningFor(String owner, Clock clock, ZoneId zone, PrintStream out, PrintStream err) {}

/**
 * Runs the schedule: Quartz says when, the rows of {@code schedule_run} say who of several schedulers runs an entry and
 * what became of it, the books say which dates the night has to catch up. Reads and writes {@code schedule_run}, {@code
 * schedule_notice}, {@code scheduler}. May come in: the command line.
 */
@NullMarked
package org.tallyhouse.schedule.running;

import org.jspecify.annotations.NullMarked;

/**
 * What {@code schedule.yml} says (排程): which command runs, when and in which zone, for which business date, what it
 * waits for, and how often it is tried. Values and rules only; {@code schedule.running} runs it, {@code schedule.print}
 * writes it for cron and systemd. May come in: these two, and the command line.
 */
@NullMarked
package org.tallyhouse.schedule;

import org.jspecify.annotations.NullMarked;

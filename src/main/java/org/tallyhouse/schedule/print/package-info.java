/**
 * Writes the schedule for those who keep cron or systemd: lines and units that call {@code ./run.sh schedule run NAME},
 * which decides as the scheduler does. May come in: the command line.
 */
@NullMarked
package org.tallyhouse.schedule.print;

import org.jspecify.annotations.NullMarked;

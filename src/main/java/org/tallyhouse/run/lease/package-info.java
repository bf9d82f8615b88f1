/**
 * Who runs what: the lease of a job and business date with its fencing token and heartbeat. Reads and writes {@code
 * run_lease} and {@code run_heartbeat}. May come in: {@code run}, the schedule, the tries to put bank files, and
 * the command line.
 */
@NullMarked
package org.tallyhouse.run.lease;

import org.jspecify.annotations.NullMarked;

/**
 * The audit log: who did what, why, when and where. Writes audit_log, whose lines are chained and only added. May come in:
 * whoever acts for a person or the schedule.
 */
@NullMarked
package org.tallyhouse.run.audit;

import org.jspecify.annotations.NullMarked;

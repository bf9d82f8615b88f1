/**
 * What the next nights would be: which dates, when, what of their input has not come, which stages would run. Reads the
 * books and the schedule, writes nothing. May come in: the command line.
 */
@NullMarked
package org.tallyhouse.operation.plan;

import org.jspecify.annotations.NullMarked;

/**
 * What every stage's job is built from: its lease, its commits, its totals, and the way a run ends.
 */
@NullMarked
package org.tallyhouse.run;

import org.jspecify.annotations.NullMarked;

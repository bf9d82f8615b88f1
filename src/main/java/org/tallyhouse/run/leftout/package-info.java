/**
 * What a night leaves out because of what is wrong with it, so that all others go on. Writes left_out, whose rows are only
 * added. May come in: the stages.
 */
@NullMarked
package org.tallyhouse.run.leftout;

import org.jspecify.annotations.NullMarked;

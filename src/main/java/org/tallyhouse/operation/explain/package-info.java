/**
 * Why an amount is what it is: reads a transaction or a payout with everything that followed from it, and tells its path.
 * Writes nothing. May come in: the commands.
 */
@NullMarked
package org.tallyhouse.operation.explain;

import org.jspecify.annotations.NullMarked;

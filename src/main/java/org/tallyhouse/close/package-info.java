/**
 * Closes the books: reads everything, writes proofs, closing balances, trial balance and certificate. May come in: the
 * command that verifies closed dates.
 */
@NullMarked
package org.tallyhouse.close;

import org.jspecify.annotations.NullMarked;

/**
 * Closes the books: reads everything, writes proofs, closing balances, trial balance and certificate.
 */
@NullMarked
package org.tallyhouse.close;

import org.jspecify.annotations.NullMarked;

/**
 * Takes in files: reads transactions, channel bills, statements and payout results; writes their rows,
 * buffered credits and real-time debits, and the rejects. Adjustments by hand come in here too.
 */
@NullMarked
package org.tallyhouse.intake;

import org.jspecify.annotations.NullMarked;

/**
 * The day's transactions (交易): reads their rows and adjustments by hand, decides about each; writes transaction,
 * adjustment, buffered credits and real-time debits. May come in: intake, the other kinds for the types, the commands that adjust.
 */
@NullMarked
package org.tallyhouse.intake.transaction;

import org.jspecify.annotations.NullMarked;

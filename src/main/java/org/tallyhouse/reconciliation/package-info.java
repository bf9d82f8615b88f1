/**
 * Compares ours with the channel's and the bank's: reads transactions, bills and statements, writes matches,
 * breaks and suspense entries.
 */
@NullMarked
package org.tallyhouse.reconciliation;

import org.jspecify.annotations.NullMarked;

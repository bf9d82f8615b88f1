/**
 * Holds ours against the channels' and the banks' (对账): reads transactions, bills and statements; writes matches, breaks,
 * suspense entries and the day's files. Its parts are {@code compare}, {@code funds} and {@code breaks}. May come in: the
 * command line.
 */
@NullMarked
package org.tallyhouse.reconciliation;

import org.jspecify.annotations.NullMarked;

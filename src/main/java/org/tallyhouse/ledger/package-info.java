/**
 * Accounts, journals and holds: the one place where balances change. {@link org.tallyhouse.ledger.Ledger} and {@link
 * org.tallyhouse.ledger.Holds} book many at once for the night; the packages below book windows and single calls. Writes
 * account, journal, entry, hold, hold_movement and buffered_credit. May come in: the stages and the command line.
 */
@NullMarked
package org.tallyhouse.ledger;

import org.jspecify.annotations.NullMarked;

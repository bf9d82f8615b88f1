/**
 * Accounts, journals, posting windows and holds: the one place where balances change. {@link
 * org.tallyhouse.ledger.OnlineLedger} has the calls for an online system, on any JDBC connection; {@link
 * org.tallyhouse.ledger.Ledger} and {@link org.tallyhouse.ledger.Holds} book many at once for the night.
 */
@NullMarked
package org.tallyhouse.ledger;

import org.jspecify.annotations.NullMarked;

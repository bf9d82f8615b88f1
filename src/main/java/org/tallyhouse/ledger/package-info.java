/**
 * Accounts, journals, posting windows and holds: the one place where balances change.
 */
@NullMarked
package org.tallyhouse.ledger;

import org.jspecify.annotations.NullMarked;

/**
 * Merchants' statements (商户对账单): reads settlements, transactions and the ledger; writes a file per merchant, each
 * figure footed twice. May come in: settlement.
 */
@NullMarked
package org.tallyhouse.settlement.statement;

import org.jspecify.annotations.NullMarked;

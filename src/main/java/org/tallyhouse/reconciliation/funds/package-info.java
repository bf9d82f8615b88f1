/**
 * What channels owe by their bills against what came to our banks (资金); writes matches and breaks. May come in:
 * reconciliation.
 */
@NullMarked
package org.tallyhouse.reconciliation.funds;

import org.jspecify.annotations.NullMarked;

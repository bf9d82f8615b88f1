/**
 * Transactions against bills, page by page in the order of their references, then what was left unpaired; writes matches
 * and breaks. May come in: reconciliation.
 */
@NullMarked
package org.tallyhouse.reconciliation.compare;

import org.jspecify.annotations.NullMarked;

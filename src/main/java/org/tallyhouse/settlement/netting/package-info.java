/**
 * What each merchant is due on a night and what it is given: reads fee splits, terms and the ledger; writes settlements,
 * their lines and entries. May come in: the rest of settlement.
 */
@NullMarked
package org.tallyhouse.settlement.netting;

import org.jspecify.annotations.NullMarked;

/**
 * Transactions as they are priced: their rows, their stored fees, and what those that undo others give back. Only clearing,
 * and the close, which computes some fees anew, come in.
 */
@NullMarked
package org.tallyhouse.pricing.row;

import org.jspecify.annotations.NullMarked;

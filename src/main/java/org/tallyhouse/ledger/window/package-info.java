/**
 * Posting windows (记账窗口) and business dates: opens, turns and closes them, and books what a closed window holds of
 * buffered credits. Writes posting_window, business_day, and journals of windows. May come in: the stages, the calls by
 * day, the command line.
 */
@NullMarked
package org.tallyhouse.ledger.window;

import org.jspecify.annotations.NullMarked;

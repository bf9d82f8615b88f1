/**
 * NACHA files of US banks: writes credit entries, reads returns and notifications of change. May come in: intake for
 * what is read, payout for what is written.
 */
@NullMarked
package org.tallyhouse.bankfile.nacha;

import org.jspecify.annotations.NullMarked;

/**
 * The final rows of closed dates, sealed at the close and compared at any time after. Writes closed_digest and
 * closed_part. May come in: close, the command that verifies.
 */
@NullMarked
package org.tallyhouse.close.seal;

import org.jspecify.annotations.NullMarked;

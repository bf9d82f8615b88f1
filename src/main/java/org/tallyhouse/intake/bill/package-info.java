/**
 * Channels' bills (渠道账单): reads rows of any of their formats; writes channel_record and bill_total. May come in: intake.
 */
@NullMarked
package org.tallyhouse.intake.bill;

import org.jspecify.annotations.NullMarked;

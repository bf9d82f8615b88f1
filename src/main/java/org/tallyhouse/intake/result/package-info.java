/**
 * What banks say of our payouts (代付结果): reads answers of any of their formats; writes payout_result and payout_event,
 * and captures or releases the holds behind. May come in: intake, and statements for the instructions they tell of.
 */
@NullMarked
package org.tallyhouse.intake.result;

import org.jspecify.annotations.NullMarked;

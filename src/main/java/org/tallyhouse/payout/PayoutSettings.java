package org.tallyhouse.payout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Payout: how many settlements one commit instructs, how many instructions one bank file holds, in how many transfers one
 * payout may be split, for how many days what goes to a changed bank account waits for a second person, how often a
 * delivery is tried and how long it waits before the second attempt.
 */
@ConfigurationProperties("tallyhouse.payout")
record PayoutSettings(
        @DefaultValue("1000") int settlementsPerCommit,
        @DefaultValue("10000") int instructionsPerFile,
        @DefaultValue("1000") int transfersPerPayout,
        @DefaultValue("3") int coolingOffDays,
        @DefaultValue("3") int deliveryAttempts,
        @DefaultValue("2s") Duration deliveryBackOff) {
    PayoutSettings {
        if (settlementsPerCommit < 1 || instructionsPerFile < 1 || transfersPerPayout < 1) {
            throw new IllegalArgumentException(
                    "tallyhouse.payout: a commit, a file and a payout hold at least one row");
        }
        if (coolingOffDays < 0 || coolingOffDays > 365) {
            throw new IllegalArgumentException("tallyhouse.payout.cooling-off-days must be 0 to 365");
        }
        if (deliveryAttempts < 1 || deliveryAttempts > 10 || deliveryBackOff.isNegative()) {
            throw new IllegalArgumentException(
                    "tallyhouse.payout: a delivery is tried 1 to 10 times, with no negative time between");
        }
    }
}

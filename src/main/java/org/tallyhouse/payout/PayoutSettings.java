package org.tallyhouse.payout;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Payout: how many settlements one commit instructs, and how many instructions one bank file holds. */
@ConfigurationProperties("tallyhouse.payout")
record PayoutSettings(
        @DefaultValue("1000") int settlementsPerCommit,
        @DefaultValue("10000") int instructionsPerFile) {
    PayoutSettings {
        if (settlementsPerCommit < 1 || instructionsPerFile < 1) {
            throw new IllegalArgumentException("tallyhouse.payout: a commit and a file hold at least one row");
        }
    }
}

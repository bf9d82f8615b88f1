package org.tallyhouse.close;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Close: how many accounts one commit gives their closing balance; how many closed dates are verified first. */
@ConfigurationProperties("tallyhouse.close")
record CloseSettings(
        @DefaultValue("5000") int accountsPerCommit,
        @DefaultValue("1") int verifiedDates,
        @DefaultValue("200") int sampledFees) {
    CloseSettings {
        if (accountsPerCommit < 1) {
            throw new IllegalArgumentException("tallyhouse.close.accounts-per-commit must be at least 1");
        }
        if (verifiedDates < 0 || verifiedDates > 1000) {
            throw new IllegalArgumentException("tallyhouse.close.verified-dates must be 0 to 1000");
        }
        if (sampledFees < 0) {
            throw new IllegalArgumentException("tallyhouse.close.sampled-fees must be at least 0");
        }
    }
}

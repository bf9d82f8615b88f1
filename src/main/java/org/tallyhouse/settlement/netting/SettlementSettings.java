package org.tallyhouse.settlement.netting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settlement: how many merchants one commit settles. */
@ConfigurationProperties("tallyhouse.settlement")
public record SettlementSettings(@DefaultValue("500") int merchantsPerCommit) {
    public SettlementSettings {
        if (merchantsPerCommit < 1 || merchantsPerCommit > 5_000) {
            throw new IllegalArgumentException("tallyhouse.settlement.merchants-per-commit must be 1 to 5000");
        }
    }
}

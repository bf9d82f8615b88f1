package org.tallyhouse.clearing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Clearing: how much one commit prices and books. */
@ConfigurationProperties("tallyhouse.clearing")
record ClearingSettings(
        @DefaultValue("2000") int transactionsPerCommit,
        @DefaultValue("1000") int merchantsPerCommit) {
    ClearingSettings {
        if (transactionsPerCommit < 1 || merchantsPerCommit < 1) {
            throw new IllegalArgumentException("tallyhouse.clearing: a commit takes at least one row");
        }
    }
}

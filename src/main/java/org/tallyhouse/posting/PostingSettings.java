package org.tallyhouse.posting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Posting: how many accounts one commit locks, as live debits on them wait that long; and into how many
 * windows a day is turned, for holders who cannot wait for the night.
 */
@ConfigurationProperties("tallyhouse.posting")
record PostingSettings(
        @DefaultValue("2000") int accountsPerCommit,
        @DefaultValue("1") int windowsPerDay) {
    PostingSettings {
        if (accountsPerCommit < 1 || accountsPerCommit > 20_000) {
            throw new IllegalArgumentException("tallyhouse.posting.accounts-per-commit must be 1 to 20000");
        }
        if (windowsPerDay < 1 || windowsPerDay > 288) {
            throw new IllegalArgumentException("tallyhouse.posting.windows-per-day must be 1 to 288");
        }
    }
}

package org.tallyhouse.posting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Posting: how many accounts one commit locks; live debits on them wait that long. */
@ConfigurationProperties("tallyhouse.posting")
record PostingSettings(@DefaultValue("2000") int accountsPerCommit) {
    PostingSettings {
        if (accountsPerCommit < 1 || accountsPerCommit > 20_000) {
            throw new IllegalArgumentException("tallyhouse.posting.accounts-per-commit must be 1 to 20000");
        }
    }
}

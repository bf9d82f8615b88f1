package org.tallyhouse.close;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Close: how many accounts one commit gives their closing balance. */
@ConfigurationProperties("tallyhouse.close")
record CloseSettings(@DefaultValue("5000") int accountsPerCommit) {
    CloseSettings {
        if (accountsPerCommit < 1) {
            throw new IllegalArgumentException("tallyhouse.close.accounts-per-commit must be at least 1");
        }
    }
}

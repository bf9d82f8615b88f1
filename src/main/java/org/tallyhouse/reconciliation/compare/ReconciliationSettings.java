package org.tallyhouse.reconciliation.compare;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Comparing with channels' bills. */
@ConfigurationProperties("tallyhouse.reconciliation")
record ReconciliationSettings(@DefaultValue("20000") int rowsPerCommit) {
    ReconciliationSettings {
        if (rowsPerCommit < 2 || rowsPerCommit > 100_000) {
            throw new IllegalArgumentException("tallyhouse.reconciliation.rows-per-commit must be 2 to 100000");
        }
    }
}

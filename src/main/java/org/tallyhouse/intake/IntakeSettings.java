package org.tallyhouse.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Taking in files. */
@ConfigurationProperties("tallyhouse.intake")
record IntakeSettings(@DefaultValue("1000") int rowsPerCommit) {
    IntakeSettings {
        if (rowsPerCommit < 1 || rowsPerCommit > 10_000) {
            throw new IllegalArgumentException("tallyhouse.intake.rows-per-commit must be 1 to 10000");
        }
    }
}

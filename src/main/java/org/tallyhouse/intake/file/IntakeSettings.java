package org.tallyhouse.intake.file;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Taking in files. */
@ConfigurationProperties("tallyhouse.intake")
public record IntakeSettings(
        @DefaultValue("1000") int rowsPerCommit,
        @DefaultValue("20000") int billRowsPerCommit) {
    public IntakeSettings {
        require("rows-per-commit", rowsPerCommit, 10_000);
        require("bill-rows-per-commit", billRowsPerCommit, 100_000);
    }

    private static void require(String knob, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("tallyhouse.intake.%s must be 1 to %d".formatted(knob, most));
        }
    }
}

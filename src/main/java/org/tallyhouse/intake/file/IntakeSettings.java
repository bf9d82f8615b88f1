package org.tallyhouse.intake.file;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Taking in files.
 *
 * @param stableFor a file that came by itself is complete when it has not changed for so long
 * @param largestPull what is larger is not pulled from a server
 * @param largestAmount of a transaction, in major units of its currency; what is more is a mistake or worse
 */
@ConfigurationProperties("tallyhouse.intake")
public record IntakeSettings(
        @DefaultValue("1000") int rowsPerCommit,
        @DefaultValue("20000") int billRowsPerCommit,
        @DefaultValue("30s") Duration stableFor,
        @DefaultValue("4GB") DataSize largestPull,
        @DefaultValue("1000000000000") BigDecimal largestAmount) {
    public IntakeSettings {
        require("rows-per-commit", rowsPerCommit, 10_000);
        require("bill-rows-per-commit", billRowsPerCommit, 100_000);
        if (stableFor.compareTo(Duration.ofSeconds(1)) < 0 || stableFor.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("tallyhouse.intake.stable-for must be 1s to 1h");
        }
        if (largestPull.toBytes() < 1 || largestPull.compareTo(DataSize.ofTerabytes(1)) > 0) {
            throw new IllegalArgumentException("tallyhouse.intake.largest-pull must be 1B to 1TB");
        }
        if (largestAmount.signum() <= 0) {
            throw new IllegalArgumentException("tallyhouse.intake.largest-amount must be more than zero");
        }
    }

    private static void require(String knob, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("tallyhouse.intake.%s must be 1 to %d".formatted(knob, most));
        }
    }
}

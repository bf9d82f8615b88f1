package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallyhouse.money.Amounts;

/** Rates that regulators, card networks and payment companies published, to the cent. */
class PublishedRatesTest {

    @ParameterizedTest(name = "{0}: {1}, {9}")
    @CsvFileSource(resources = "/published-rates.csv", useHeadersInDisplayName = true)
    void aFeeIsWhatThePublishedRateComesTo(
            String source,
            String what,
            Price.Kind kind,
            BigDecimal rate,
            @Nullable String fixed,
            @Nullable String min,
            @Nullable String max,
            RoundingMode rounding,
            Currency currency,
            String amount,
            String fee) {
        Price price = new Price(
                kind,
                new FlatRate(rate),
                fixed == null ? 0 : Amounts.parse(fixed, currency),
                new FeeLimits(minor(min, currency), minor(max, currency)),
                FreeQuota.NONE,
                rounding);

        assertThat(Amounts.format(price.of(Amounts.parse(amount, currency), RuleUsage.NONE), currency))
                .isEqualTo(fee);
    }

    private static @Nullable Long minor(@Nullable String major, Currency currency) {
        return major == null ? null : Amounts.parse(major, currency);
    }

    /**
     * A wallet's day of 43 transactions, 32,274.00 at 0.30 %, cost 96.86: what is rounded is each transaction. In
     * one piece it would be 96.82. The amounts are ours; the day's published figures are count, sum and fee.
     */
    @Test
    void aDaysFeeIsTheSumOfItsRoundedFees() {
        Price price = SampleRules.sum("0.0030", 0, null, null, RoundingMode.HALF_UP);
        long[] day = IntStream.range(0, 43)
                .mapToLong(i -> i < 7 ? 101_68 : i < 42 ? 750_00 : 5312_24)
                .toArray();

        assertThat(day).hasSize(43);
        assertThat(IntStream.range(0, 43).mapToLong(i -> day[i]).sum()).isEqualTo(32_274_00);
        assertThat(IntStream.range(0, 43)
                        .mapToLong(i -> price.of(day[i], RuleUsage.NONE))
                        .sum())
                .isEqualTo(96_86);
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeRuleTest {

    /**
     * China: 发改价格[2016]557号, issuer debit 0.35 % at most 13.00, network 0.0325 % at most 3.25. US: 12 CFR
     * 235.3 and 235.4, 0.05 % + 0.21 + 0.01. Wallet: a bill prints 0.04 for 6.00 at 0.60 %. All in minor units.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rate     | fixed | min | max  | rounding  | amount  | fee
            # the debit cap: rate × amount reaches 13.00 between 3,714.28 and 3,714.29
            0.0035   | 0     |     |      | UP        | 371428  | 1300
            0.0035   | 0     |     |      | UP        | 371429  | 1301
            0.0035   | 0     |     | 1300 | UP        | 371429  | 1300
            0.0035   | 0     |     | 1300 | HALF_UP   | 371428  | 1300
            0.0035   | 0     |     | 1300 | HALF_UP   | 371285  | 1299
            0.0035   | 0     |     | 1300 | HALF_UP   | 5000000 | 1300
            # the credit rate has no cap
            0.0045   | 0     |     |      | HALF_UP   | 5000000 | 22500
            # the network cap: exactly 3.25 at 10,000.00
            0.000325 | 0     |     | 325  | DOWN      | 999999  | 324
            0.000325 | 0     |     | 325  | DOWN      | 1000000 | 325
            0.000325 | 0     |     |      | UP        | 1000001 | 326
            0.000325 | 0     |     | 325  | UP        | 1000001 | 325
            # US regulated debit on 50.00: 24.5 cents
            0.0005   | 22    |     |      | HALF_UP   | 5000    | 25
            0.0005   | 22    |     |      | HALF_EVEN | 5000    | 24
            0.0005   | 22    |     |      | HALF_DOWN | 5000    | 24
            # a wallet's bill
            0.006    | 0     |     |      | HALF_UP   | 600     | 4
            0.006    | 0     |     |      | DOWN      | 600     | 3
            # the rate is rounded before fixed is added, then min and max apply
            0.006    | 30    |     |      | UP        | 1       | 31
            0.006    | 30    | 100 |      | HALF_UP   | 600     | 100
            0.006    | 30    | 100 |      | HALF_UP   | 20000   | 150
            0.006    | 30    | 100 | 120  | HALF_UP   | 20000   | 120
            0        | 100   |     |      | HALF_UP   | 999999  | 100
            1        | 0     |     |      | HALF_UP   | 999999  | 999999
            0        | 0     | 5   | 5    | HALF_UP   | 1       | 5
            """)
    void pricesAnAmount(
            String rate,
            long fixed,
            @Nullable Long min,
            @Nullable Long max,
            RoundingMode rounding,
            long amount,
            long fee) {
        assertThat(SampleRules.price(rate, fixed, min, max, rounding).price(amount, RuleUsage.NONE))
                .isEqualTo(fee);
    }

    @Test
    void anOverflowIsAnErrorAndNoWrap() {
        FeeRule rule = SampleRules.price("1", 1, null, null, RoundingMode.HALF_UP);

        assertThatThrownBy(() -> rule.price(Long.MAX_VALUE, RuleUsage.NONE)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 0, , ", "0, -1, , ", "0, 0, -1, ", "0, 0, , -1", "0, 0, 5, 4"})
    void hasNoNegativePartAndNoMaxBelowMin(String rate, long fixed, @Nullable Long min, @Nullable Long max) {
        assertThatThrownBy(() -> SampleRules.price(rate, fixed, min, max, RoundingMode.HALF_UP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysHowAFeeComesAbout() {
        assertThat(SampleRules.price("0.003500", 0, null, 1300L, RoundingMode.HALF_UP)
                        .formula())
                .isEqualTo("0.0035 × amount (HALF_UP), max 13.00");
        assertThat(SampleRules.price("0.0005", 22, 5L, null, RoundingMode.HALF_EVEN)
                        .formula())
                .isEqualTo("0.0005 × amount (HALF_EVEN) + 0.22, min 0.05");
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.pricing.Price.Kind;

/** How the percentage part, the fixed part, limits and a free quota come together. */
class PriceTest {

    /** 1 % rounded half up. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            kind       | fixed | min | max | amount | fee
            # the sum on both sides of each limit
            SUM        | 5     | 20  | 30  | 1349   | 20
            SUM        | 5     | 20  | 30  | 1450   | 20
            SUM        | 5     | 20  | 30  | 1550   | 21
            SUM        | 5     | 20  | 30  | 2449   | 29
            SUM        | 5     | 20  | 30  | 2450   | 30
            SUM        | 5     | 20  | 30  | 2550   | 30
            SUM        | 5     |     |     | 0      | 5
            SUM        | 0     | 20  |     | 0      | 20
            SUM        | 5     |     | 0   | 1000   | 0
            # the greater of the rounded part and the fixed one, never both
            GREATER_OF | 20    |     |     | 1949   | 20
            GREATER_OF | 20    |     |     | 1950   | 20
            GREATER_OF | 20    |     |     | 2049   | 20
            GREATER_OF | 20    |     |     | 2050   | 21
            GREATER_OF | 0     |     |     | 49     | 0
            GREATER_OF | 20    | 25  | 30  | 2449   | 25
            GREATER_OF | 20    | 25  | 30  | 2550   | 26
            GREATER_OF | 20    | 25  | 30  | 3050   | 30
            GREATER_OF | 40    | 25  | 30  | 1      | 30
            # nothing at all: not even the least
            WAIVED     | 5     | 20  | 30  | 2000   | 0
            """)
    void partsComeTogetherAndThenLimitsApply(
            Kind kind, long fixed, @Nullable Long min, @Nullable Long max, long amount, long fee) {
        assertThat(price(kind, "0.01", fixed, min, max, FreeQuota.NONE).of(amount, RuleUsage.NONE))
                .isEqualTo(fee);
    }

    /** 0.5 % + 0.1 of a major unit in currencies of 0, 2, 3 and 4 digits; the exact half is in the amount. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            currency, fixed,  amount,  rounding,  fee
            JPY,      30,     100,     HALF_UP,   31
            JPY,      30,     100,     HALF_EVEN, 30
            JPY,      30,     300,     HALF_EVEN, 32
            CNY,      0.10,   1.00,    HALF_UP,   0.11
            CNY,      0.10,   1.00,    HALF_DOWN, 0.10
            CNY,      0.10,   3.00,    HALF_EVEN, 0.12
            KWD,      0.100,  0.100,   HALF_UP,   0.101
            KWD,      0.100,  1.000,   HALF_UP,   0.105
            KWD,      0.100,  0.101,   DOWN,      0.100
            CLF,      0.1000, 0.0100,  HALF_UP,   0.1001
            CLF,      0.1000, 0.0100,  DOWN,      0.1000
            CLF,      0.1000, 12.3456, UP,        0.1618
            """)
    void aFeeIsRoundedAtTheLastDigitOfItsCurrency(
            Currency currency, String fixed, String amount, RoundingMode rounding, String fee) {
        Price price = SampleRules.sum("0.005", Amounts.parse(fixed, currency), null, null, rounding);

        assertThat(Amounts.format(price.of(Amounts.parse(amount, currency), RuleUsage.NONE), currency))
                .isEqualTo(fee);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            why                                    | count | free | n | before | amount | fee
            one below the end: all of it free      |       | 1000 | 0 | 0      | 999    | 0
            to the end exactly                     |       | 1000 | 0 | 0      | 1000   | 0
            one beyond: rounds to 0, raised to min |       | 1000 | 0 | 0      | 1001   | 20
            half of it free                        |       | 1000 | 3 | 500    | 4500   | 45
            one left                               |       | 1000 | 3 | 999    | 4501   | 50
            nothing left                           |       | 1000 | 3 | 1000   | 4501   | 50
            more used than was free                |       | 1000 | 3 | 7000   | 4501   | 50
            the last free one                      | 2     |      | 1 | 0      | 9000   | 0
            the first that is not                  | 2     |      | 2 | 0      | 9000   | 95
            """)
    void aQuotaRunsOutWithinATransaction(
            String why, @Nullable Long count, @Nullable Long free, long n, long before, long amount, long fee) {
        Price price = price(Kind.SUM, "0.01", 5, 20L, null, new FreeQuota(count, free));

        assertThat(price.of(amount, new RuleUsage(n, before))).as(why).isEqualTo(fee);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            kind,       rate, fixed, amount
            SUM,        1,    0,     9223372036854775807
            SUM,        1,    1,     9223372036854775806
            GREATER_OF, 1,    9223372036854775807, 1
            """)
    void aFeeMayBeTheLargestLong(Kind kind, String rate, long fixed, long amount) {
        assertThat(price(kind, rate, fixed, null, null, FreeQuota.NONE).of(amount, RuleUsage.NONE))
                .isEqualTo(Long.MAX_VALUE);
    }

    /** A maximum does not hide it: what is to be limited must be known first. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            kind,       rate, fixed, max, amount
            SUM,        1,    1,     ,    9223372036854775807
            SUM,        1,    1,     10,  9223372036854775807
            SUM,        1.1,  0,     10,  9223372036854775807
            GREATER_OF, 1.1,  5,     10,  9223372036854775807
            """)
    void anOverflowIsAnErrorAndNoWrap(Kind kind, String rate, long fixed, @Nullable Long max, long amount) {
        Price price = price(kind, rate, fixed, null, max, FreeQuota.NONE);

        assertThatThrownBy(() -> price.of(amount, RuleUsage.NONE)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            rate,  fixed, min, max, told
            -0.01, 0,     ,    ,    has a negative part
            0,     -1,    ,    ,    has a negative part
            0,     0,     -1,  ,    has a negative part
            0,     0,     ,    -1,  max is below min
            0,     0,     5,   4,   max is below min
            """)
    void whatIsNoPriceIsRefused(String rate, long fixed, @Nullable Long min, @Nullable Long max, String told) {
        assertThatThrownBy(() -> price(Kind.SUM, rate, fixed, min, max, FreeQuota.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            kind       | currency | fixed | min  | max   | free count | free amount | formula
            SUM        | CNY      | 0     |      |       |            |             | 0.01 × amount (HALF_UP)
            SUM        | JPY      | 30    | 50   | 5000  |            |             | 0.01 × amount (HALF_UP) + 30, min 50, max 5000
            SUM        | KWD      | 30    | 0    | 5000  |            |             | 0.01 × amount (HALF_UP) + 0.030, min 0.000, max 5.000
            SUM        | CLF      | 30    |      |       | 3          |             | 0.01 × amount (HALF_UP) + 0.0030, a month's first 3 free
            SUM        | CNY      | 0     |      | 100   |            | 5000000     | 0.01 × amount (HALF_UP), max 1.00, a month's first 50000.00 free
            GREATER_OF | CNY      | 30    | 20   |       |            |             | the greater of 0.01 × amount (HALF_UP) and 0.30, min 0.20
            GREATER_OF | CNY      | 0     |      |       |            |             | the greater of 0.01 × amount (HALF_UP) and 0.00
            WAIVED     | CNY      | 30    | 20   |       | 3          |             | waived
            """)
    void aPriceSaysHowItComesAbout(
            Kind kind,
            String currency,
            long fixed,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable Long freeCount,
            @Nullable Long freeAmount,
            String formula) {
        FreeQuota free = new FreeQuota(freeCount, freeAmount);

        assertThat(price(kind, "0.0100", fixed, min, max, free).formula(currency))
                .isEqualTo(formula);
    }

    private static Price price(
            Kind kind, String rate, long fixed, @Nullable Long min, @Nullable Long max, FreeQuota free) {
        return new Price(
                kind, new FlatRate(new BigDecimal(rate)), fixed, new FeeLimits(min, max), free, RoundingMode.HALF_UP);
    }
}

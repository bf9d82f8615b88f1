package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.RoundingMode;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeQuotaTest {
    private static final long SEED = 20_260_401L;
    private static final int MONTHS = 5_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            count | amount              | n | before              | paid | free
                  |                     | 0 | 0                   | 100  | 0
            # so many transactions, whatever their amounts
            0     |                     | 0 | 0                   | 100  | 0
            1     |                     | 0 | 0                   | 100  | 100
            1     |                     | 1 | 0                   | 100  | 0
            3     |                     | 2 | 9223372036854775807 | 100  | 100
            3     |                     | 3 | 0                   | 100  | 0
            3     |                     | 4 | 0                   | 100  | 0
            # so much, in however many transactions
                  | 0                   | 0 | 0                   | 100  | 0
                  | 99                  | 0 | 0                   | 100  | 99
                  | 100                 | 0 | 0                   | 100  | 100
                  | 101                 | 0 | 0                   | 100  | 100
                  | 500                 | 7 | 399                 | 100  | 100
                  | 500                 | 7 | 400                 | 100  | 100
                  | 500                 | 7 | 401                 | 100  | 99
                  | 500                 | 7 | 499                 | 100  | 1
                  | 500                 | 7 | 500                 | 100  | 0
                  | 500                 | 7 | 501                 | 100  | 0
                  | 9223372036854775807 | 7 | 9223372036854775800 | 100  | 7
            """)
    void theFirstOfAMonthIsFree(
            @Nullable Long count, @Nullable Long amount, long n, long before, long paid, long free) {
        assertThat(new FreeQuota(count, amount).freeOf(paid, new RuleUsage(n, before)))
                .isEqualTo(free);
    }

    /** In whatever parts a month comes, just the quota of it is free, or all of a month that does not reach it. */
    @Test
    void whatIsFreeOfAMonthIsItsQuotaAndNoUnitMore() {
        Random random = new Random(SEED);
        for (int month = 0; month < MONTHS; month++) {
            FreeQuota amounts = new FreeQuota(null, (long) random.nextInt(100_000));
            FreeQuota counts = new FreeQuota((long) random.nextInt(20), null);
            RuleUsage usage = RuleUsage.NONE;
            long free = 0;
            int freeTransactions = 0;
            int transactions = 1 + random.nextInt(30);
            for (int i = 0; i < transactions; i++) {
                long amount = 1 + random.nextInt(10_000);
                free += amounts.freeOf(amount, usage);
                freeTransactions += counts.freeOf(amount, usage) == amount ? 1 : 0;
                usage = usage.plus(amount);
            }
            if (free != Math.min(amounts.amountMinor(), usage.amountMinor())
                    || freeTransactions != Math.min(counts.count(), transactions)) {
                fail("seed %d: %s and %s, %s: %d and %d free", SEED, amounts, counts, usage, free, freeTransactions);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            count, amount, told
            1,     1,      has both a free count and a free amount
            0,     0,      has both a free count and a free amount
            -1,    ,       has a negative part
            ,      -1,     has a negative part
            """)
    void whatIsNoQuotaIsRefused(@Nullable Long count, @Nullable Long amount, String told) {
        assertThatThrownBy(() -> new FreeQuota(count, amount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }

    /** The month's volume is stored and read for those that need it only. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            kind,       tiers,  count, amount, needed
            SUM,        ,       ,      ,       false
            GREATER_OF, ,       ,      ,       false
            SUM,        ,       0,     ,       true
            SUM,        ,       ,      0,      true
            GREATER_OF, ,       3,     ,       true
            SUM,        0:0.01, ,      ,       true
            WAIVED,     ,       3,     ,       false
            WAIVED,     0:0.01, ,      ,       false
            """)
    void aPriceByWhatCameBeforeNeedsToKnowIt(
            Price.Kind kind, @Nullable String tiers, @Nullable Long count, @Nullable Long amount, boolean needed) {
        Rates rates = tiers == null ? SampleRules.flat("0.01") : SampleRules.tiers(VolumeTiers.Mode.MARGINAL, tiers);
        FreeQuota free = new FreeQuota(count, amount);
        Price price = new Price(kind, rates, 0, FeeLimits.NONE, free, RoundingMode.HALF_UP);

        assertThat(price.needsUsage()).isEqualTo(needed);
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.pricing.VolumeTiers.Mode;

/** Prices by the month's volume: tiers and free quotas. */
class VolumeTiersTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String STEPS = "0:0.0060;1000.00:0.0050;5000.00:0.0040";
    private static final long SEED = 20260101;
    private static final int TRANSACTIONS = 200_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            why                                  | mode     | before | amount | fee
            within the first tier                | MARGINAL | 0      | 10000  | 60
            up to the second tier exactly        | MARGINAL | 0      | 100000 | 600
            across: 500.00 at 0.6, 500.00 at 0.5 | MARGINAL | 50000  | 100000 | 550
            across all three                     | MARGINAL | 0      | 600000 | 3000
            in the last tier                     | MARGINAL | 500000 | 100000 | 400
            slices are rounded together          | MARGINAL | 99920  | 170    | 1
            the first tier prices it whole       | WHOLE    | 0      | 600000 | 3600
            one below the second tier            | WHOLE    | 99999  | 100000 | 600
            exactly at the second tier           | WHOLE    | 100000 | 100000 | 500
            far in the last tier                 | WHOLE    | 900000 | 100000 | 400
            """)
    void pricesByTheVolumeBefore(String why, Mode mode, long before, long amount, long fee) {
        Price price = price(VolumeTiers.parse(mode, STEPS, CNY), 0, FreeQuota.NONE);

        assertThat(price.of(amount, new RuleUsage(1, before))).as(why).isEqualTo(fee);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            why                                     | count | amount | n | before | paid  | fee
            the first of three                      | 3     |        | 0 | 0      | 10000 | 0
            the third of three                      | 3     |        | 2 | 90000  | 10000 | 0
            the fourth                              | 3     |        | 3 | 90000  | 10000 | 110
            none is free                            | 0     |        | 0 | 0      | 10000 | 110
            within the free amount                  |       | 50000  | 0 | 40000  | 10000 | 0
            half of it is free, the fixed part not  |       | 50000  | 1 | 45000  | 10000 | 80
            the free amount is used up              |       | 50000  | 9 | 50000  | 10000 | 110
            """)
    void aQuotaOfTheMonthIsFree(
            String why, @Nullable Long count, @Nullable Long amount, long n, long before, long paid, long fee) {
        Price price = price(new FlatRate(new BigDecimal("0.0060")), 50, new FreeQuota(count, amount));

        assertThat(price.of(paid, new RuleUsage(n, before))).as(why).isEqualTo(fee);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0:0.006;      | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            0.006         | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            0:0.6%        | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            1:0.006       | has no first tier from 0
            0:1;5:1;5:0   | does not ascend
            0:1.5         | has a rate that is not from 0 to 1
            0:1;0.001:0   | has more than the 2 decimal digits of CNY
            """)
    void tiersThatAreNoTiersAreRefused(String text, String told) {
        assertThatThrownBy(() -> VolumeTiers.parse(Mode.WHOLE, text, CNY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }

    @Test
    void tiersAreReadAsTheyAreWritten() {
        VolumeTiers tiers = VolumeTiers.parse(Mode.MARGINAL, "0:0.0060;1000000.00:0.0055", CNY);

        assertThat(tiers.text("CNY")).isEqualTo("0.00:0.006;1000000.00:0.0055");
        assertThat(VolumeTiers.parse(Mode.MARGINAL, tiers.text("CNY"), CNY).text("CNY"))
                .isEqualTo(tiers.text("CNY"));
    }

    /** Against a model that prices unit by unit of a hundred: whole numbers, no tiers, no slices. */
    @Test
    void aMonthOfTransactionsIsPricedAsAPlainModelPricesIt() {
        Random random = new Random(SEED);
        for (int done = 0; done < TRANSACTIONS; ) {
            Model model = Model.of(random);
            FeeRule rule = SampleRules.rule("R", FeeParty.MERCHANT, SampleRules.any(), model.price());
            MonthlyVolumes volumes = new MonthlyVolumes();
            for (int i = 0; i < 40; i++, done++) {
                PriceBasis priced = SampleRules.paymentOf(100 * (1L + random.nextInt(300)));
                volumes.know(Set.of(MonthlyVolumes.Key.of(rule, priced)), keys -> Map.of());
                long fee = FeeRules.split(Map.of(FeeParty.MERCHANT, rule), priced, volumes)
                        .merchantFeeMinor();
                long expected = model.next(priced.amountMinor());
                if (fee != expected) {
                    assertThat(fee).as("%s, transaction %d", model, i).isEqualTo(expected);
                }
            }
            assertThat(volumes.collect()).hasSize(40);
        }
    }

    private static Price price(Rates rates, long fixed, FreeQuota free) {
        return new Price(Price.Kind.SUM, rates, fixed, FeeLimits.NONE, free, RoundingMode.HALF_UP);
    }

    /** Rates in ten-thousandths, one for every hundred units of volume from the first on; the last for all beyond. */
    private static final class Model {
        private final List<Integer> rates = new ArrayList<>();
        private final boolean whole;
        private final long fixed;
        private final @Nullable Long freeCount;
        private final @Nullable Long freeAmount;
        private final String text;
        private long count;
        private long volume;

        private Model(Random random) {
            StringBuilder steps = new StringBuilder();
            for (int tier = 0; tier < 4; tier++) {
                int rate = random.nextInt(200);
                steps.append(tier == 0 ? "" : ";")
                        .append(rates.size())
                        .append(":0.")
                        .append("%04d".formatted(rate));
                int length = 1 + random.nextInt(1500);
                for (int i = 0; i < length; i++) {
                    rates.add(rate);
                }
            }
            text = steps.toString();
            whole = random.nextBoolean();
            fixed = random.nextInt(30);
            int quota = random.nextInt(3);
            freeCount = quota == 1 ? (long) random.nextInt(10) : null;
            freeAmount = quota == 2 ? 100L * random.nextInt(2000) : null;
        }

        static Model of(Random random) {
            return new Model(random);
        }

        Price price() {
            VolumeTiers tiers = VolumeTiers.parse(whole ? Mode.WHOLE : Mode.MARGINAL, text, CNY);
            return VolumeTiersTest.price(tiers, fixed, new FreeQuota(freeCount, freeAmount));
        }

        long next(long amount) {
            int wholeRate = rateAt(volume);
            long tenThousandths = 0;
            boolean asked = false;
            for (long done = 0; done < amount; done += 100) {
                boolean free =
                        (freeCount != null && count < freeCount) || (freeAmount != null && volume + done < freeAmount);
                if (!free) {
                    asked = true;
                    tenThousandths += 100L * (whole ? wholeRate : rateAt(volume + done));
                }
            }
            count++;
            volume += amount;
            return asked ? (tenThousandths + 5000) / 10_000 + fixed : 0;
        }

        private int rateAt(long at) {
            return rates.get((int) Math.min(at / 100, rates.size() - 1));
        }

        @Override
        public String toString() {
            return "%s %s, fixed %d, free %s %s"
                    .formatted(text, whole ? "WHOLE" : "MARGINAL", fixed, freeCount, freeAmount);
        }
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallyhouse.pricing.VolumeTiers.Mode;
import org.tallyhouse.pricing.VolumeTiers.Tier;

/** Tiers at, just below and just above where each begins, and at the ends of what a volume may be. */
class TierThresholdTest {
    private static final long SEED = 20_260_501L;
    private static final int ROUNDS = 50_000;
    private static final RoundingMode[] ROUNDINGS = {
        RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN, RoundingMode.UP, RoundingMode.DOWN
    };

    /** 30 %, from 10.00 on 20 %, from 20.00 on 10 %; 995 and 1995 are the last that come to a half. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            before, amount, marginal, whole
            0,      999,    300,      300
            0,      1000,   300,      300
            0,      1001,   300,      300
            0,      1005,   301,      302
            995,    10,     3,        3
            996,    10,     2,        3
            0,      2000,   500,      600
            0,      2001,   500,      600
            0,      2005,   501,      602
            999,    10,     2,        3
            1000,   10,     2,        2
            1001,   10,     2,        2
            1995,   10,     2,        2
            1996,   10,     1,        2
            1999,   10,     1,        2
            2000,   10,     1,        1
            2001,   10,     1,        1
            999,    1002,   200,      301
            1000,   1000,   200,      200
            """)
    void aTierBeginsAtItsVolume(long before, long amount, long marginal, long whole) {
        String text = "0:0.3;10.00:0.2;20.00:0.1";

        assertThat(SampleRules.tiers(Mode.MARGINAL, text).share(before, before, amount, RoundingMode.HALF_UP))
                .isEqualTo(marginal);
        assertThat(SampleRules.tiers(Mode.WHOLE, text).share(before, before, amount, RoundingMode.HALF_UP))
                .isEqualTo(whole);
    }

    /** One unit of each of three tiers is 0.5 + 0.4 + 0.1; rounded one by one they would be 3 if up and 0 if down. */
    @ParameterizedTest
    @CsvSource({"HALF_UP, 1, 2", "HALF_EVEN, 1, 2", "HALF_DOWN, 1, 1", "UP, 1, 2", "DOWN, 1, 1"})
    void slicesAreRoundedTogether(RoundingMode rounding, long three, long withTheUnitBefore) {
        VolumeTiers tiers = SampleRules.tiers(Mode.MARGINAL, "0:0.5;0.02:0.4;0.03:0.1");

        assertThat(tiers.share(0, 1, 3, rounding)).isEqualTo(three);
        assertThat(tiers.share(0, 0, 4, rounding)).isEqualTo(withTheUnitBefore);
    }

    /** What is free of a transaction is passed over by slices; the whole tier is that of the volume before it. */
    @ParameterizedTest
    @CsvSource({"MARGINAL, 2000, 200", "WHOLE, 2000, 400", "MARGINAL, 1500, 300", "WHOLE, 1500, 500"})
    void aPartlyFreeTransactionIsPricedFromWhereTheFreePartEnds(Mode mode, long free, long fee) {
        Price price = new Price(
                Price.Kind.SUM,
                SampleRules.tiers(mode, "0:0.3;10.00:0.2;20.00:0.1"),
                0,
                FeeLimits.NONE,
                new FreeQuota(null, free),
                RoundingMode.HALF_UP);

        assertThat(price.of(3000, new RuleUsage(1, 1000))).isEqualTo(fee);
    }

    @Test
    void aVolumeMayReachTheLargestLongAndNotPassIt() {
        VolumeTiers tiers = new VolumeTiers(Mode.MARGINAL, List.of(tier(0, "0"), tier(Long.MAX_VALUE - 1, "1")));

        assertThat(tiers.share(0, 0, Long.MAX_VALUE, RoundingMode.DOWN)).isEqualTo(1);
        assertThatThrownBy(() -> tiers.share(0, 1, Long.MAX_VALUE, RoundingMode.DOWN))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void tiersAreByVolumeInEitherModeAndSayHow() {
        assertThat(SampleRules.tiers(Mode.WHOLE, "0:0.0060;1000.00:0.0050").formula("CNY"))
                .isEqualTo("(0.006 from 0.00, 0.005 from 1000.00) by the month's volume before × amount");
        assertThat(SampleRules.tiers(Mode.MARGINAL, "0:0.0060;1000.00:0").formula("CNY"))
                .isEqualTo("(0.006 from 0.00, 0 from 1000.00) of the month's volume × each slice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            currency | text                          | written
            JPY      | 0:0.006;1000000:0.005         | 0:0.006;1000000:0.005
            CNY      | ' 0 : 0.0060 ; 0.01 : 0.0 '   | 0.00:0.006;0.01:0
            KWD      | 0:1;0.001:0.000000000001      | 0.000:1;0.001:0.000000000001
            CLF      | 0:1.000;99.9999:0.5           | 0.0000:1;99.9999:0.5
            """)
    void volumesAreInMajorUnitsOfTheirCurrency(Currency currency, String text, String written) {
        assertThat(VolumeTiers.parse(Mode.WHOLE, text, currency).text(currency.getCurrencyCode()))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            currency | text                | told
            CNY      | ''                  | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            CNY      | 0:0.1:0.2           | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            CNY      | 0:-0.1              | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            CNY      | 0:2                 | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            CNY      | 0:.5                | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            CNY      | 0:0.0000000000001   | is no list of volume:rate like 0:0.0060;1000000.00:0.0055
            CNY      | 0:1.000000000001    | has a rate that is not from 0 to 1
            CNY      | 0:0.1;x:0.2         | is not an amount like 12.30
            CNY      | 0.01:0.1            | has no first tier from 0
            CNY      | 0:0.1;-1:0.2        | does not ascend
            CNY      | 0:0.1;2:0.2;1:0.3   | does not ascend
            CNY      | 0:0.1;0:0.2         | does not ascend
            JPY      | 0:0.1;0.5:0.2       | has more than the 0 decimal digits of JPY
            """)
    void whatIsNoListOfTiersIsRefused(Currency currency, String text, String told) {
        assertThatThrownBy(() -> VolumeTiers.parse(Mode.MARGINAL, text, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }

    @Test
    void noTierAtAllAndANegativeRateAreRefused() {
        assertThatThrownBy(() -> new VolumeTiers(Mode.WHOLE, List.of())).hasMessage("has no first tier from 0");
        assertThatThrownBy(() -> new VolumeTiers(Mode.WHOLE, List.of(tier(0, "-0.01"))))
                .hasMessage("has a rate that is not from 0 to 1");
    }

    @Test
    void oneTierIsARateForEveryVolume() {
        for (Mode mode : Mode.values()) {
            assertThat(SampleRules.tiers(mode, "0:0.2")
                            .share(Long.MAX_VALUE - 50, Long.MAX_VALUE - 50, 50, RoundingMode.UP))
                    .as("%s", mode)
                    .isEqualTo(10);
        }
    }

    @Test
    void tiersStayWhatTheyAre() {
        List<Tier> given = new ArrayList<>(List.of(tier(0, "0.2")));
        VolumeTiers tiers = new VolumeTiers(Mode.WHOLE, given);

        given.set(0, tier(0, "0.9"));

        assertThat(tiers.share(0, 0, 100, RoundingMode.UP)).isEqualTo(20);
    }

    /** Thresholds anywhere; the model adds up unit by unit what each of them costs. */
    @ParameterizedTest
    @EnumSource
    void aShareIsWhatItsUnitsCostOneByOne(Mode mode) {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            TreeMap<Long, BigDecimal> rates = new TreeMap<>();
            rates.put(0L, rate(random));
            while (rates.size() < 4) {
                rates.put(1L + random.nextInt(60), rate(random));
            }
            List<Tier> tiers = rates.entrySet().stream()
                    .map(entry -> new Tier(entry.getKey(), entry.getValue()))
                    .toList();
            long before = random.nextInt(70);
            long from = before + random.nextInt(5);
            long slice = random.nextInt(40);
            RoundingMode rounding = ROUNDINGS[random.nextInt(ROUNDINGS.length)];
            BigDecimal sum = BigDecimal.ZERO;
            for (long unit = from; unit < from + slice; unit++) {
                sum = sum.add(
                        rates.floorEntry(mode == Mode.WHOLE ? before : unit).getValue());
            }

            long share = new VolumeTiers(mode, tiers).share(before, from, slice, rounding);

            if (share != sum.setScale(0, rounding).longValueExact()) {
                fail("seed %d: %d from %d after %d by %s is %d, not %s", SEED, slice, from, before, tiers, share, sum);
            }
        }
    }

    /** Tenths, so that exact halves are met. */
    private static BigDecimal rate(Random random) {
        return BigDecimal.valueOf(random.nextInt(11), 1);
    }

    private static Tier tier(long fromMinor, String rate) {
        return new Tier(fromMinor, new BigDecimal(rate));
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.pricing.MonthlyVolumes.Key;
import org.tallyhouse.pricing.MonthlyVolumes.Taken;
import org.tallyhouse.pricing.PriceBasis.PricedCard;
import org.tallyhouse.pricing.PriceBasis.PricedMerchant;

class MonthlyVolumesTest {
    private static final FeeRule TIERED = rule("TIERED", 1);
    private static final RuleUsage STORED = new RuleUsage(7, 500);

    private final MonthlyVolumes volumes = new MonthlyVolumes();

    /** 500 in 7 transactions are stored of M1 in February; another 100 are taken, and then the row's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rule   | version | merchant | date       | count | before
            TIERED | 1       | M1       | 2026-02-01 | 8     | 600
            TIERED | 1       | M1       | 2026-02-28 | 8     | 600
            # a version goes on with the volume of the one before
            TIERED | 2       | M1       | 2026-02-28 | 8     | 600
            # other months, merchants and rules have their own
            TIERED | 1       | M1       | 2026-01-31 | 0     | 0
            TIERED | 1       | M1       | 2026-03-01 | 0     | 0
            TIERED | 1       | M1       | 2025-02-01 | 0     | 0
            TIERED | 1       | M2       | 2026-02-01 | 0     | 0
            OTHER  | 1       | M1       | 2026-02-01 | 0     | 0
            """)
    void aVolumeIsOfARuleAMerchantAndACalendarMonth(
            String ruleId, int version, String merchantId, String date, long count, long before) {
        PriceBasis first = payment("M1", "2026-02-13", 100);
        FeeRule rule = rule(ruleId, version);
        PriceBasis second = payment(merchantId, date, 30);
        know(Key.of(TIERED, first), Key.of(rule, second));

        assertThat(volumes.take(TIERED, first)).isEqualTo(STORED);
        assertThat(volumes.take(rule, second)).isEqualTo(new RuleUsage(count, before));
    }

    @Test
    void whatEachTransactionMetIsCollectedOnceAndInOrder() {
        PriceBasis first = payment("M1", "2026-02-13", 100);
        PriceBasis second = payment("M1", "2026-02-13", 30);
        know(Key.of(TIERED, first));
        volumes.take(TIERED, first);
        volumes.take(TIERED, second);

        assertThat(volumes.collect())
                .containsExactly(new Taken(TIERED, first, STORED), new Taken(TIERED, second, new RuleUsage(8, 600)));
        assertThat(volumes.collect()).isEmpty();

        volumes.take(TIERED, first);
        assertThat(volumes.collect()).containsExactly(new Taken(TIERED, first, new RuleUsage(9, 630)));
    }

    /** What is known has counted transactions in that are not stored yet: reading it again would lose them. */
    @Test
    void onlyWhatIsNotKnownYetIsRead() {
        PriceBasis priced = payment("M1", "2026-02-13", 100);
        Key known = Key.of(TIERED, priced);
        Key unknown = new Key("TIERED", "M2", YearMonth.of(2026, 2));
        List<Set<Key>> read = new ArrayList<>();
        know(known);
        volumes.take(TIERED, priced);

        volumes.know(Set.of(known), keys -> {
            read.add(Set.copyOf(keys));
            return Map.of();
        });
        volumes.know(Set.of(known, unknown), keys -> {
            read.add(Set.copyOf(keys));
            return Map.of();
        });

        assertThat(read).containsExactly(Set.of(unknown));
        assertThat(volumes.take(TIERED, priced)).isEqualTo(new RuleUsage(8, 600));
    }

    @Test
    void aVolumeThatWasNotReadIsAnErrorAndNotZero() {
        assertThatThrownBy(() -> volumes.take(TIERED, payment("M1", "2026-02-13", 100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the volume of Key[ruleId=TIERED, merchantId=M1, month=2026-02] was not read");
    }

    @Test
    void aPriceThatNeedsNoVolumeCountsNone() {
        PriceBasis priced = payment("M1", "2026-02-13", 100);

        assertThat(volumes.take(SampleRules.of("FLAT", FeeParty.MERCHANT, "0.01"), priced))
                .isEqualTo(RuleUsage.NONE);
        assertThat(volumes.collect()).isEmpty();
    }

    /** An agent's tiers and the merchant's count the same transaction, each under its own rule. */
    @Test
    void eachPartysRuleHasItsOwnVolume() {
        FeeRule agents = SampleRules.rule("AGENT", FeeParty.AGENT, SampleRules.any(), TIERED.price());
        PriceBasis priced = payment("M1", "2026-02-13", 1000);
        know(Key.of(TIERED, priced), Key.of(agents, priced));

        FeeSplit split = FeeRules.split(Map.of(FeeParty.MERCHANT, TIERED, FeeParty.AGENT, agents), priced, volumes);

        assertThat(split).isEqualTo(new FeeSplit(150, 0, 0, 0, 0, 200));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1"})
    void aUsageBelowZeroIsRefused(long count, long amount) {
        assertThatThrownBy(() -> new RuleUsage(count, amount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("usage of %d transactions, %d", count, amount);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807, 0, 1", "0, 9223372036854775807, 1", "0, 1, 9223372036854775807"})
    void aUsageThatOverflowsIsAnError(long count, long before, long amount) {
        assertThatThrownBy(() -> new RuleUsage(count, before).plus(amount)).isInstanceOf(ArithmeticException.class);
    }

    /** Reads what is stored: something of M1 under TIERED in February, and nothing else. */
    private void know(Key... keys) {
        volumes.know(
                Set.copyOf(List.of(keys)), unknown -> Map.of(new Key("TIERED", "M1", YearMonth.of(2026, 2)), STORED));
    }

    /** 20 % up to 10.00 of a month, 10 % beyond. */
    private static FeeRule rule(String ruleId, int version) {
        Price price = new Price(
                Price.Kind.SUM,
                SampleRules.tiers(VolumeTiers.Mode.MARGINAL, "0:0.2;10.00:0.1"),
                0,
                FeeLimits.NONE,
                FreeQuota.NONE,
                RoundingMode.HALF_UP);
        return SampleRules.version(SampleRules.rule(ruleId, FeeParty.MERCHANT, SampleRules.any(), price), version);
    }

    private static PriceBasis payment(String merchantId, String date, long amountMinor) {
        return new PriceBasis(
                "PAYMENT",
                new PricedMerchant(merchantId, "", ""),
                "CARD",
                "ONLINE",
                new PricedCard("", ""),
                "CNY",
                amountMinor,
                LocalDate.parse(date));
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyhouse.pricing.FeeReturn.Terms;

/** Columns of one type stand side by side: each has a value of its own here, so that none is taken for another. */
class FeeRuleRowTest {

    @Test
    void everyColumnIsWhereItBelongs() {
        FeeRule rule = row(null, "", 11L, null).rule();

        assertThat(rule)
                .isEqualTo(new FeeRule(
                        "RULE",
                        3,
                        FeeParty.AGENT,
                        FeeDirection.RECEIVES,
                        -4,
                        new RuleMatch(
                                "PAYOUT",
                                "KWD",
                                "MERCHANT",
                                "GROUP",
                                "CHANNEL",
                                "PRODUCT",
                                "CARD",
                                "REGION",
                                "5411",
                                new AmountBand(5L, 6L)),
                        new Price(
                                Price.Kind.GREATER_OF,
                                SampleRules.flat("0.0070"),
                                8,
                                new FeeLimits(9L, 10L),
                                new FreeQuota(11L, null),
                                RoundingMode.HALF_EVEN),
                        FeeBearer.MERCHANT,
                        new Terms(FeeReturn.PROPORTION, FeeReturn.KEEP, FeeReturn.WHOLE),
                        LocalDate.parse("2026-02-01"),
                        LocalDate.parse("2026-02-28")));
    }

    @Test
    void aRowWithATierModeIsPricedByItsTiersInItsCurrency() {
        FeeRule rule =
                row(VolumeTiers.Mode.WHOLE, "0.000:0.2;1.000:0.1", null, 12L).rule();

        assertThat(rule.price().rates())
                .isEqualTo(new VolumeTiers(
                        VolumeTiers.Mode.WHOLE,
                        List.of(
                                new VolumeTiers.Tier(0, new BigDecimal("0.2")),
                                new VolumeTiers.Tier(1000, new BigDecimal("0.1")))));
        assertThat(rule.price().free()).isEqualTo(new FreeQuota(null, 12L));
    }

    private static FeeRuleRow row(
            VolumeTiers.@Nullable Mode mode, String tiers, @Nullable Long freeCount, @Nullable Long freeAmount) {
        return new FeeRuleRow(
                "RULE",
                3,
                FeeParty.AGENT,
                FeeDirection.RECEIVES,
                -4,
                "PAYOUT",
                "KWD",
                "MERCHANT",
                "GROUP",
                "CHANNEL",
                "PRODUCT",
                "CARD",
                "REGION",
                "5411",
                5L,
                6L,
                Price.Kind.GREATER_OF,
                new BigDecimal("0.0070"),
                tiers,
                mode,
                8,
                9L,
                10L,
                freeCount,
                freeAmount,
                RoundingMode.HALF_EVEN,
                FeeBearer.MERCHANT,
                FeeReturn.PROPORTION,
                FeeReturn.KEEP,
                FeeReturn.WHOLE,
                LocalDate.parse("2026-02-01"),
                LocalDate.parse("2026-02-28"));
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeRulesTest {
    private static final long SEED = 557;

    /** From the least to the most specific: merchant before channel before product before card type. */
    private static final List<FeeRule> LADDER = List.of(
            SampleRules.matching("any", FeeParty.MERCHANT, "0.001", "", "", "", ""),
            SampleRules.matching("card-type", FeeParty.MERCHANT, "0.002", "", "", "", "DEBIT"),
            SampleRules.matching("product", FeeParty.MERCHANT, "0.003", "", "", "ONLINE", ""),
            SampleRules.matching("product-card-type", FeeParty.MERCHANT, "0.004", "", "", "ONLINE", "DEBIT"),
            SampleRules.matching("channel", FeeParty.MERCHANT, "0.005", "", "CARD", "", ""),
            SampleRules.matching("channel-card-type", FeeParty.MERCHANT, "0.006", "", "CARD", "", "DEBIT"),
            SampleRules.matching("channel-product", FeeParty.MERCHANT, "0.007", "", "CARD", "ONLINE", ""),
            SampleRules.matching(
                    "channel-product-card-type", FeeParty.MERCHANT, "0.008", "", "CARD", "ONLINE", "DEBIT"),
            SampleRules.matching("merchant", FeeParty.MERCHANT, "0.009", "M1", "", "", ""),
            SampleRules.matching("merchant-card-type", FeeParty.MERCHANT, "0.010", "M1", "", "", "DEBIT"),
            SampleRules.matching("merchant-product", FeeParty.MERCHANT, "0.011", "M1", "", "ONLINE", ""),
            SampleRules.matching("merchant-channel", FeeParty.MERCHANT, "0.012", "M1", "CARD", "", ""));

    @Test
    void theMostSpecificRuleWinsInWhateverOrderTheyCome() {
        Random random = new Random(SEED);
        for (int rungs = 1; rungs <= LADDER.size(); rungs++) {
            List<FeeRule> some = new ArrayList<>(LADDER.subList(0, rungs));
            Collections.shuffle(some, random);

            assertThat(new FeeRules(some).find(FeeParty.MERCHANT, SampleRules.payment()))
                    .contains(LADDER.get(rungs - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"M2, '', '', ''", "'', WALLET, '', ''", "'', '', POS, ''", "'', '', '', CREDIT"})
    void aRuleForAnotherMatchDoesNotApply(String merchantId, String channel, String product, String cardType) {
        FeeRules rules = new FeeRules(List.of(
                SampleRules.matching("other", FeeParty.MERCHANT, "0.01", merchantId, channel, product, cardType)));

        assertThat(rules.find(FeeParty.MERCHANT, SampleRules.payment())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PAYOUT, CNY, MERCHANT", "PAYMENT, USD, MERCHANT", "PAYMENT, CNY, ISSUER"})
    void aRuleForAnotherTypeCurrencyOrPartyDoesNotApply(String type, String currency, FeeParty party) {
        FeeRules rules = new FeeRules(List.of(SampleRules.of("any", FeeParty.MERCHANT, "0.01")));
        PriceBasis priced = SampleRules.transaction(type, currency, 1000_00, SampleRules.DATE);

        assertThat(rules.find(party, priced)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, none",
        "2026-02-01, february",
        "2026-02-28, february",
        "2026-03-01, march",
        "2027-01-01, march"
    })
    void aRuleAppliesFromItsFirstDateThroughItsLast(String businessDate, String expected) {
        FeeRules rules = new FeeRules(List.of(
                SampleRules.dated(SampleRules.of("february", FeeParty.MERCHANT, "0.01"), "2026-02-01", "2026-02-28"),
                SampleRules.dated(SampleRules.of("march", FeeParty.MERCHANT, "0.02"), "2026-03-01", null)));

        assertThat(rules.find(FeeParty.MERCHANT, SampleRules.paymentOn(businessDate))
                        .map(FeeRule::ruleId)
                        .orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void aMoreSpecificRuleThatIsOverLeavesTheGeneralOne() {
        FeeRules rules = new FeeRules(List.of(
                SampleRules.of("any", FeeParty.MERCHANT, "0.006"),
                SampleRules.dated(
                        SampleRules.matching("merchant", FeeParty.MERCHANT, "0.004", "M1", "", "", ""),
                        "2026-01-01",
                        "2026-02-12")));

        assertThat(rules.find(FeeParty.MERCHANT, SampleRules.payment()).map(FeeRule::ruleId))
                .contains("any");
    }

    @Test
    void eachPartyHasItsOwnRule() {
        FeeRules rules = new FeeRules(List.of(
                SampleRules.of("merchant", FeeParty.MERCHANT, "0.006"),
                SampleRules.of("issuer", FeeParty.ISSUER, "0.0035"),
                SampleRules.of("network", FeeParty.NETWORK, "0.000325"),
                SampleRules.of("agent", FeeParty.AGENT, "0.0005")));

        assertThat(rules.rulesOf(SampleRules.payment()).keySet())
                .containsExactly(FeeParty.MERCHANT, FeeParty.ISSUER, FeeParty.NETWORK, FeeParty.AGENT);
        assertThat(rules.split(SampleRules.payment())).isEqualTo(new FeeSplit(600, 0, 350, 33, 0, 50));
    }

    @Test
    void withoutRulesThereIsNoFee() {
        assertThat(new FeeRules(List.of()).split(SampleRules.payment())).isEqualTo(FeeSplit.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-31, 2026-02-01, 2026-02-28, false",
        "2026-01-01, 2026-02-01, 2026-02-01, 2026-02-28, true",
        "2026-01-01, , 2026-02-01, 2026-02-28, true",
        "2026-01-01, 2026-01-01, 2026-01-01, 2026-01-01, true",
        "2026-01-01, 2026-12-31, 2026-02-01, 2026-02-28, true",
        "2026-02-01, , 2026-01-01, 2026-01-31, false"
    })
    void findsRulesThatWouldBothApply(String from, String to, String otherFrom, String otherTo, boolean overlap) {
        FeeRule one = SampleRules.dated(SampleRules.of("R1", FeeParty.AGENT, "0.01"), from, to);
        FeeRule other = SampleRules.dated(SampleRules.of("R2", FeeParty.AGENT, "0.02"), otherFrom, otherTo);

        assertThat(one.overlapsInTime(other)).isEqualTo(overlap);
        assertThat(other.overlapsInTime(one)).isEqualTo(overlap);
        assertThat(FeeRules.overlaps(List.of(one, other)).isEmpty()).isEqualTo(!overlap);
        assertThat(FeeRules.overlaps(List.of(other, one)).isEmpty()).isEqualTo(!overlap);
    }

    @Test
    void namesTheTwoRulesOfAnOverlapEarlierOneFirst() {
        FeeRule later = SampleRules.dated(SampleRules.of("R1", FeeParty.AGENT, "0.01"), "2026-03-01", null);
        FeeRule earlier = SampleRules.dated(SampleRules.of("R2", FeeParty.AGENT, "0.02"), "2026-01-01", null);

        assertThat(FeeRules.overlaps(List.of(later, earlier))).containsExactly(new FeeRules.Overlap(earlier, later));
    }

    @Test
    void rulesOfDifferentMatchesDoNotOverlap() {
        assertThat(FeeRules.overlaps(LADDER)).isEmpty();
    }

    /** A general rule of all payments of the agent stands beside each of these. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            party    | priority | merchant | overlaps
            AGENT    | 0        |          | true
            AGENT    | 1        |          | false
            MERCHANT | 0        |          | false
            AGENT    | 0        | M1       | false
            """)
    void rulesOverlapWhereNeitherWins(FeeParty party, int priority, @Nullable String merchant, boolean overlaps) {
        FeeRule general = SampleRules.of("GENERAL", FeeParty.AGENT, "0.01");
        FeeRule rule = SampleRules.ranked(
                SampleRules.matching("RULE", party, "0.01", merchant == null ? "" : merchant, "", "", ""), priority);

        assertThat(FeeRules.overlaps(List.of(general, rule)).isEmpty()).isEqualTo(!overlaps);
    }

    @ParameterizedTest
    @CsvSource({"100, 199, false", "100, 200, true", "301, , false", "300, , true", ", , false"})
    void rulesOfBandsOverlapWhereTheirBandsDo(@Nullable Long from, @Nullable Long to, boolean overlaps) {
        FeeRule rule = SampleRules.ofBand("R1", FeeParty.AGENT, from, to);
        FeeRule other = SampleRules.ofBand("R2", FeeParty.AGENT, 200L, 300L);

        assertThat(FeeRules.overlaps(List.of(rule, other)).isEmpty()).isEqualTo(!overlaps);
    }

    /** Versions are prices of one thing at different times, whatever they match; they are told once. */
    @Test
    void versionsOfOneRuleOverlapInTimeAlone() {
        FeeRule first = SampleRules.dated(SampleRules.of("R", FeeParty.AGENT, "0.01"), "2026-01-01", "2026-01-31");
        FeeRule second = SampleRules.version(SampleRules.dated(first, "2026-01-31", null), 2);
        FeeRule narrow = SampleRules.version(SampleRules.matching("R", FeeParty.AGENT, "0.01", "M1", "", "", ""), 3);

        assertThat(FeeRules.overlaps(List.of(second, first))).containsExactly(new FeeRules.Overlap(first, second));
        assertThat(FeeRules.overlaps(List.of(first, SampleRules.dated(narrow, "2026-01-31", null))))
                .hasSize(1);
        assertThat(FeeRules.overlaps(List.of(first, SampleRules.dated(narrow, "2026-02-01", null))))
                .isEmpty();
    }

    @Test
    void everyPairOfThreeIsToldInOrder() {
        List<FeeRule> three = List.of(
                SampleRules.of("C", FeeParty.AGENT, "0.01"),
                SampleRules.of("A", FeeParty.AGENT, "0.01"),
                SampleRules.of("B", FeeParty.AGENT, "0.01"));

        assertThat(FeeRules.overlaps(three))
                .extracting(
                        overlap -> overlap.earlier().ruleId() + overlap.later().ruleId())
                .containsExactly("AB", "AC", "BC");
    }
}

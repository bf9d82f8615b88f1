package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeRulesTest {
    private static final long SEED = 557;

    /** From the least to the most specific: merchant before channel before product before card type. */
    private static final List<FeeRule> LADDER = List.of(
            Rules.matching("any", Party.MERCHANT, "0.001", "", "", "", ""),
            Rules.matching("card-type", Party.MERCHANT, "0.002", "", "", "", "DEBIT"),
            Rules.matching("product", Party.MERCHANT, "0.003", "", "", "ONLINE", ""),
            Rules.matching("product-card-type", Party.MERCHANT, "0.004", "", "", "ONLINE", "DEBIT"),
            Rules.matching("channel", Party.MERCHANT, "0.005", "", "CARD", "", ""),
            Rules.matching("channel-card-type", Party.MERCHANT, "0.006", "", "CARD", "", "DEBIT"),
            Rules.matching("channel-product", Party.MERCHANT, "0.007", "", "CARD", "ONLINE", ""),
            Rules.matching("channel-product-card-type", Party.MERCHANT, "0.008", "", "CARD", "ONLINE", "DEBIT"),
            Rules.matching("merchant", Party.MERCHANT, "0.009", "M1", "", "", ""),
            Rules.matching("merchant-card-type", Party.MERCHANT, "0.010", "M1", "", "", "DEBIT"),
            Rules.matching("merchant-product", Party.MERCHANT, "0.011", "M1", "", "ONLINE", ""),
            Rules.matching("merchant-channel", Party.MERCHANT, "0.012", "M1", "CARD", "", ""));

    @Test
    void theMostSpecificRuleWinsInWhateverOrderTheyCome() {
        Random random = new Random(SEED);
        for (int rungs = 1; rungs <= LADDER.size(); rungs++) {
            List<FeeRule> some = new ArrayList<>(LADDER.subList(0, rungs));
            Collections.shuffle(some, random);

            assertThat(new FeeRules(some).find(Party.MERCHANT, Rules.payment())).contains(LADDER.get(rungs - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"M2, '', '', ''", "'', WALLET, '', ''", "'', '', POS, ''", "'', '', '', CREDIT"})
    void aRuleForAnotherMatchDoesNotApply(String merchantId, String channel, String product, String cardType) {
        FeeRules rules = new FeeRules(
                List.of(Rules.matching("other", Party.MERCHANT, "0.01", merchantId, channel, product, cardType)));

        assertThat(rules.find(Party.MERCHANT, Rules.payment())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PAYOUT, CNY, MERCHANT", "PAYMENT, USD, MERCHANT", "PAYMENT, CNY, ISSUER"})
    void aRuleForAnotherTypeCurrencyOrPartyDoesNotApply(String type, String currency, Party party) {
        FeeRules rules = new FeeRules(List.of(Rules.of("any", Party.MERCHANT, "0.01")));
        Priced priced = Rules.transaction(type, currency, 1000_00, Rules.DATE);

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
                Rules.dated(Rules.of("february", Party.MERCHANT, "0.01"), "2026-02-01", "2026-02-28"),
                Rules.dated(Rules.of("march", Party.MERCHANT, "0.02"), "2026-03-01", null)));

        assertThat(rules.find(Party.MERCHANT, Rules.paymentOn(businessDate))
                        .map(FeeRule::ruleId)
                        .orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void aMoreSpecificRuleThatIsOverLeavesTheGeneralOne() {
        FeeRules rules = new FeeRules(List.of(
                Rules.of("any", Party.MERCHANT, "0.006"),
                Rules.dated(
                        Rules.matching("merchant", Party.MERCHANT, "0.004", "M1", "", "", ""),
                        "2026-01-01",
                        "2026-02-12")));

        assertThat(rules.find(Party.MERCHANT, Rules.payment()).map(FeeRule::ruleId))
                .contains("any");
    }

    @Test
    void eachPartyHasItsOwnRule() {
        FeeRules rules = new FeeRules(List.of(
                Rules.of("merchant", Party.MERCHANT, "0.006"),
                Rules.of("issuer", Party.ISSUER, "0.0035"),
                Rules.of("network", Party.NETWORK, "0.000325"),
                Rules.of("agent", Party.AGENT, "0.0005")));

        assertThat(rules.rulesOf(Rules.payment()).keySet())
                .containsExactly(Party.MERCHANT, Party.ISSUER, Party.NETWORK, Party.AGENT);
        assertThat(rules.split(Rules.payment())).isEqualTo(new FeeSplit(600, 0, 350, 33, 0, 50));
    }

    @Test
    void withoutRulesThereIsNoFee() {
        assertThat(new FeeRules(List.of()).split(Rules.payment())).isEqualTo(FeeSplit.NONE);
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
        FeeRule one = Rules.dated(Rules.of("R1", Party.AGENT, "0.01"), from, to);
        FeeRule other = Rules.dated(Rules.of("R2", Party.AGENT, "0.02"), otherFrom, otherTo);

        assertThat(FeeRules.overlaps(List.of(one, other)).isEmpty()).isEqualTo(!overlap);
        assertThat(FeeRules.overlaps(List.of(other, one)).isEmpty()).isEqualTo(!overlap);
    }

    @Test
    void namesTheTwoRulesOfAnOverlapEarlierOneFirst() {
        FeeRule later = Rules.dated(Rules.of("R1", Party.AGENT, "0.01"), "2026-03-01", null);
        FeeRule earlier = Rules.dated(Rules.of("R2", Party.AGENT, "0.02"), "2026-01-01", null);

        assertThat(FeeRules.overlaps(List.of(later, earlier))).containsExactly(new FeeRules.Overlap(earlier, later));
    }

    @Test
    void rulesOfDifferentMatchesDoNotOverlap() {
        assertThat(FeeRules.overlaps(LADDER)).isEmpty();
    }
}

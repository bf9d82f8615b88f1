package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several rules that match one applies, the same one in whatever order they come. */
class RulePrecedenceTest {

    /** Of two rules that match; the first has the id A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            why                                 | merchant | priority    | other's merchant | other's priority | wins
            the higher priority                 |          | 1           |                  | 2                | B
            a higher one before a specific rule |          | 1           | M1               | 0                | A
            a lower one after a general rule    | M1       | -1          |                  | 0                | B
            the ends of what a priority may be  | M1       | -2147483648 |                  | 2147483647       | B
            of one priority the specific one    |          | 0           | M1               | 0                | B
            of one specificity the first by id  |          | 0           |                  | 0                | A
            of one specificity the first by id  | M1       | 5           | M1               | 5                | A
            """)
    void thePriorityComesFirstThenWhatIsSpecificThenTheId(
            String why,
            @Nullable String merchant,
            int priority,
            @Nullable String othersMerchant,
            int othersPriority,
            String wins) {
        FeeRule rule = SampleRules.ranked(ofMerchant("A", merchant), priority);
        FeeRule other = SampleRules.ranked(ofMerchant("B", othersMerchant), othersPriority);

        for (List<FeeRule> rules : List.of(List.of(rule, other), List.of(other, rule))) {
            assertThat(new FeeRules(rules)
                            .find(FeeParty.MERCHANT, SampleRules.payment())
                            .map(FeeRule::ruleId))
                    .as(why)
                    .contains(wins);
        }
    }

    @Test
    void ofTwoVersionsThatApplyTheFirstWins() {
        FeeRule second = SampleRules.version(SampleRules.of("R", FeeParty.MERCHANT, "0.01"), 2);
        FeeRule tenth = SampleRules.version(second, 10);

        assertThat(new FeeRules(List.of(tenth, second)).find(FeeParty.MERCHANT, SampleRules.payment()))
                .contains(second);
    }

    /** A band is asked last of all, so it decides between rules that give the same texts. */
    @ParameterizedTest
    @CsvSource({"99999, any", "100000, band", "200000, band", "200001, any"})
    void aRuleOfABandWinsWithinIt(long amount, String wins) {
        FeeRules rules = new FeeRules(List.of(
                SampleRules.of("any", FeeParty.MERCHANT, "0.01"),
                SampleRules.ofBand("band", FeeParty.MERCHANT, 100000L, 200000L)));

        assertThat(rules.find(FeeParty.MERCHANT, SampleRules.paymentOf(amount)).map(FeeRule::ruleId))
                .contains(wins);
    }

    private static FeeRule ofMerchant(String ruleId, @Nullable String merchantId) {
        return SampleRules.matching(
                ruleId, FeeParty.MERCHANT, "0.01", merchantId == null ? "" : merchantId, "", "", "");
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.pricing.PriceBasis.PricedCard;
import org.tallyhouse.pricing.PriceBasis.PricedMerchant;

class RuleMatchTest {
    private static final long SEED = 20_260_301L;
    private static final List<String> NAMES =
            List.of("merchant", "group", "channel", "product", "card type", "card region", "category");
    private static final List<String> VALUES = List.of("M1", "CHAIN", "CARD", "ONLINE", "DEBIT", "DOMESTIC", "5411");
    private static final AmountBand BAND = new AmountBand(1000_00L, 1000_00L);

    /** Every set of given fields as bits, the first field the highest: 7 texts and the band. */
    private static final List<RuleMatch> ALL = IntStream.range(0, 1 << (VALUES.size() + 1))
            .mapToObj(RuleMatchTest::given)
            .toList();

    @Test
    void aFieldThatIsGivenOutweighsAllAfterItTogether() {
        List<RuleMatch> shuffled = new ArrayList<>(ALL);
        Collections.shuffle(shuffled, new Random(SEED));

        assertThat(shuffled.stream().sorted(Comparator.comparingInt(RuleMatch::specificity)))
                .containsExactlyElementsOf(ALL);
        assertThat(ALL.stream().mapToInt(RuleMatch::specificity).distinct()).hasSize(ALL.size());
    }

    @Test
    void whateverIsGivenMatchesATransactionThatHasIt() {
        assertThat(ALL).allMatch(match -> match.matches(SampleRules.payment()));
    }

    /** A transaction with one thing different, or not known: only rules that do not ask for it match. */
    @Test
    void aFieldThatDiffersDoesNotMatchARuleThatGivesIt() {
        for (String other : List.of("", "other", "m1")) {
            for (int field = 0; field < VALUES.size(); field++) {
                String[] values = VALUES.toArray(String[]::new);
                values[field] = other;
                PriceBasis priced = priced("PAYMENT", "CNY", values, 1000_00);
                int asked = field;

                assertThat(ALL)
                        .as(NAMES.get(field))
                        .allSatisfy(match -> assertThat(match.matches(priced))
                                .isEqualTo(match.texts().get(asked).isEmpty()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            type,       currency, amount, matches
            PAYMENT,    CNY,      100000, true
            PAYMENT,    CNY,      99999,  false
            PAYMENT,    CNY,      100001, false
            PAYMENT,    USD,      100000, false
            PAYOUT,     CNY,      100000, false
            CHARGEBACK, CNY,      100000, false
            """)
    void typeAndCurrencyAndBandAreAsked(String type, String currency, long amount, boolean matches) {
        PriceBasis priced = priced(type, currency, VALUES.toArray(String[]::new), amount);

        assertThat(given(1).matches(priced)).isEqualTo(matches);
    }

    /** Of matches that give the same fields: those of one value each, and bands that meet. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            type,    currency, merchant, category, from,   overlaps
            PAYMENT, CNY,      M1,       5411,     100000, true
            PAYMENT, CNY,      M1,       5411,     100001, false
            PAYMENT, CNY,      M1,       5812,     100000, false
            PAYMENT, CNY,      M2,       5411,     100000, false
            PAYMENT, USD,      M1,       5411,     100000, false
            PAYOUT,  CNY,      M1,       5411,     100000, false
            """)
    void matchesOverlapWhereATransactionCanHaveBoth(
            String type, String currency, String merchant, String category, long from, boolean overlaps) {
        RuleMatch one = new RuleMatch("PAYMENT", "CNY", "M1", "", "", "", "", "", "5411", BAND);
        RuleMatch other =
                new RuleMatch(type, currency, merchant, "", "", "", "", "", category, new AmountBand(from, null));

        assertThat(one.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(one)).isEqualTo(overlaps);
    }

    private static RuleMatch given(int bits) {
        String[] texts = new String[VALUES.size()];
        Arrays.setAll(texts, field -> ((bits >> (VALUES.size() - field)) & 1) == 1 ? VALUES.get(field) : "");
        return new RuleMatch(
                "PAYMENT",
                "CNY",
                texts[0],
                texts[1],
                texts[2],
                texts[3],
                texts[4],
                texts[5],
                texts[6],
                (bits & 1) == 1 ? BAND : AmountBand.ANY);
    }

    private static PriceBasis priced(String type, String currency, String[] values, long amountMinor) {
        return new PriceBasis(
                type,
                new PricedMerchant(values[0], values[6], values[1]),
                values[2],
                values[3],
                new PricedCard(values[4], values[5]),
                currency,
                amountMinor,
                SampleRules.DATE);
    }
}

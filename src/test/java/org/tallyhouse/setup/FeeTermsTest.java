package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;

/** The columns that fee-rules.csv may leave out, beside a rule for every amount from the first date on. */
class FeeTermsTest {
    private static final String COLUMNS = "rule_id,version,party,merchant_id,channel,product,card_type,"
            + "transaction_type,currency,rate,fixed,min,max,rounding,effective_from,effective_to,merchant_group,"
            + "merchant_category,card_region,amount_from,amount_to,priority,price,tier_mode,tiers,free_count,"
            + "free_amount,on_reversal\n";
    private static final String RIGHT = """
            CNY,,MERCHANT,,,,,PAYMENT,CNY,0.006,,,,,2026-01-01,,,,,,,,,,,,,
            USD,,MERCHANT,,,,,PAYMENT,USD,0.03,,,,,2026-01-01,,,,,,,,,,,,,
            AGENT,1,AGENT,,,,,PAYMENT,CNY,0.001,,,,,2026-01-01,2026-03-31,,,,,100.00,,,,,,,
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            line | told
            AGENT,2,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-04-01,,,,,,,,,WHOLE,0:0.006;100.00:0.005,,,KEEP | none
            A2,,AGENT,,,,,PAYMENT,CNY,0.001,,,,,2026-01-01,,,,,100.01,,,,,,,, | none
            A2,,AGENT,,,,,PAYMENT,CNY,0.001,,,,,2026-01-01,,,,,100.00,,,,,,,, | line 5: rule_id 'A2' overlaps in time with AGENT, a rule for the same party and match
            A2,,AGENT,,,,,PAYMENT,CNY,0.001,,,,,2026-01-01,,,,,100.00,,1,,,,,, | none
            AGENT,2,AGENT,,CARD,,,PAYMENT,CNY,0.001,,,,,2026-03-31,,,,,,,,,,,,, | line 5: rule_id 'AGENT' overlaps in time with AGENT, another version of it
            AGENT,2,ISSUER,,,,,PAYMENT,CNY,0.001,,,,,2026-04-01,,,,,,,,,,,,, | line 5: version '2' is for another party, transaction_type or currency than AGENT; use a new rule_id
            AGENT,0,AGENT,,,,,PAYMENT,CNY,0.001,,,,,2026-04-01,,,,,,,,,,,,, | line 5: version '0' is below 1
            A2,,AGENT,,,,,PAYMENT,CNY,0.001,,,,,2026-04-01,,,541,,,,,,,,,, | line 5: merchant_category '541' is no merchant category of 4 digits, like 5411
            A2,,AGENT,,,,,PAYMENT,CNY,0.001,,,,,2026-04-01,,,,,2.00,1.00,,,,,,, | line 5: amount_to '1.00' is below amount_from
            A2,,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-04-01,,,,,,,high,,,,,, | line 5: priority 'high' is no whole number
            A2,,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-04-01,,,,,,,,,,5:0.1,,, | line 5: tiers '5:0.1' has no first tier from 0
            A2,,AGENT,,,,,PAYMENT,CNY,0.1,,,,,2026-04-01,,,,,,,,,,0:0.1,,, | line 5: rule_id version 'A2 1' has tiers, so its rate is 0
            A2,,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-04-01,,,,,,,,,WHOLE,,,, | line 5: rule_id version 'A2 1' has a tier_mode and no tiers
            A2,,AGENT,,,,,PAYMENT,CNY,0.1,,,,,2026-04-01,,,,,,,,WAIVED,,,,, | line 5: rule_id version 'A2 1' is WAIVED, so it has no rate, tiers or fixed part
            A2,,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-04-01,,,,,,,,,,,3,5.00, | line 5: rule_id version 'A2 1' has both a free count and a free amount
            A2,,AGENT,,,,,CHARGEBACK,CNY,0,,,,,2026-04-01,,,,,,,,,,,3,, | line 5: rule_id version 'A2 1' a price by the month's volume is not for a CHARGEBACK
            A2,,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-04-01,,,,,,,,,,,,,PROPORTION | line 5: on_reversal 'PROPORTION' is none of KEEP, WHOLE
            """)
    void aLineIsTakenOrTold(String line, String told) {
        assertThat(told(RIGHT + line + "\n"))
                .isEqualTo(told.equals("none") ? List.of() : List.of("fee-rules.csv " + told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            from       | to         | more                                                                   | gap
            2026-02-13 |            |                                                                        |
            2026-02-14 |            |                                                                        | CARD, WALLET on 2026-02-13
            2026-01-01 | 2026-05-31 |                                                                        |
            2026-01-01 | 2026-05-31 | X,,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2026-06-01,,,,,,,,,,,,,               |
            2026-01-01 | 2026-05-31 | X,,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2026-06-02,,,,,,,,,,,,,               | CARD, WALLET on 2026-06-01
            2026-01-01 | 2026-05-31 | X,,MERCHANT,M1,CARD,,,PAYMENT,CNY,0,,,,,2026-06-02,,,,,,,,,,,,,         | CARD on 2026-06-01
            2026-01-01 | 2026-05-31 | X,,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2026-06-01,,,,,,99.99,,,,,,,          | CARD, WALLET on 2026-06-01 of an amount of 100.00
            2026-01-01 | 2026-05-31 | X,,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2026-06-01,,,,,0.02,,,,,,,,           | CARD, WALLET on 2026-06-01 of an amount of 0.01
            """)
    void aGapIsToldWithItsCombination(String from, @Nullable String to, @Nullable String more, @Nullable String gap) {
        String rules = RIGHT.replaceFirst("2026-01-01,", from + "," + (to == null ? "" : to))
                + (more == null ? "" : more + "\n");
        String reason = "accounts.csv line 2: currency 'CNY' has no MERCHANT fee rule for PAYMENT of M1 through ";

        assertThat(told(rules)).isEqualTo(gap == null ? List.of() : List.of(reason + gap));
    }

    private List<String> told(String rules) {
        TinySetUp setUp =
                TinySetUp.right().without("fee-rules.csv").add("fee-rules.csv", (COLUMNS + rules).stripTrailing());
        return setUp.problems(folder).stream().map(FileProblem::toString).toList();
    }
}

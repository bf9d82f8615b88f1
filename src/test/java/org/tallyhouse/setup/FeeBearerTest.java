package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;

/** The column bearer of fee-rules.csv. */
class FeeBearerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "none",
            useHeadersInDisplayName = true,
            textBlock = """
            rule | told
            MERCHANT,,,,,PAYOUT,CNY,0.005,,,,,2026-01-01,,,,BENEFICIARY | none
            MERCHANT,,,,,PAYOUT,CNY,0.005,,,,,2026-01-01,,,,PLATFORM | none
            MERCHANT,M1,,,,PAYMENT,CNY,0.005,,,,,2026-01-01,,,,PLATFORM | none
            MERCHANT,,,,,CHARGEBACK,CNY,0.005,,,,,2026-01-01,,,,PLATFORM | none
            MERCHANT,M1,,,,PAYMENT,CNY,0.005,,,,,2026-01-01,,,,BENEFICIARY | 'X' is borne by a BENEFICIARY, whom only a PAYOUT has
            AGENT,,,,,PAYOUT,CNY,0.005,,,,,2026-01-01,,,,PLATFORM | 'X' has a bearer, which only a fee that the MERCHANT PAYS has
            MERCHANT,,,,,PAYOUT,CNY,0.005,,,,,2026-01-01,,RECEIVES,,PLATFORM | 'X' has a bearer, which only a fee that the MERCHANT PAYS has
            MERCHANT,,,,,PAYOUT,CNY,0.005,,,,,2026-01-01,,,3,BENEFICIARY | 'X' a price by the month's volume is not for a BENEFICIARY
            """)
    void aRuleIsTakenOrTold(String rule, @Nullable String told) {
        TinySetUp setUp = TinySetUp.right().without("fee-rules.csv").add("fee-rules.csv", """
                rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,rate,fixed,min,max,rounding,\
                effective_from,effective_to,direction,free_count,bearer
                CNY,MERCHANT,,,,,PAYMENT,CNY,0.006,,,,,2026-01-01,,,,
                USD,MERCHANT,,,,,PAYMENT,USD,0.03,,,,,2026-01-01,,,,
                X,""" + rule);

        assertThat(setUp.problems(folder).stream().map(FileProblem::toString).toList())
                .isEqualTo(
                        told == null
                                ? List.of()
                                : List.of("fee-rules.csv line 4: rule_id version " + told.replace("'X'", "'X 1'")));
    }
}

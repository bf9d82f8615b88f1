package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class FeeRuleFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | CNY,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-01-01, | line 5: rule_id version 'CNY 1' is in fee-rules.csv line 2 already
            ISSUER,ISSUER | ISSUER,BANK | line 4: party 'BANK' is none of MERCHANT, ISSUER, NETWORK, ACQUIRER, AGENT
            ISSUER,, | ISSUER,M9, | line 4: merchant_id 'M9' is no merchant
            ISSUER,, | ISSUER,SHOP-1, | line 4: merchant_id 'SHOP-1' is no merchant
            CARD | CASH | line 4: channel 'CASH' is no channel
            ONLINE | ppppppppppppppppppppppppppppppppp | line 4: product 'ppppppppppppppppppppppppppppppppp' is longer than 32 characters
            DEBIT | ccccccccccccccccc | line 4: card_type 'ccccccccccccccccc' is longer than 16 characters
            DEBIT,PAYMENT | DEBIT,REFUND | line 4: transaction_type 'REFUND' is none of PAYMENT, PAYOUT, CHARGEBACK
            + | X,AGENT,,,,,PAYMENT,JPY,0,,,,,2026-01-01, | line 5: currency 'JPY' is not in use: no account has it
            + | X,AGENT,,,,,PAYMENT,RMB,0,0.001,0.001,,,2026-01-01, | line 5: currency 'RMB' is no ISO 4217 currency
            0.0035 | | line 4: rate is empty
            0.0035 | 1.01 | line 4: rate '1.01' is not a rate from 0 to 1 with at most 12 decimal digits, like 0.0035
            0.0035 | -0.01 | line 4: rate '-0.01' is not a rate from 0 to 1 with at most 12 decimal digits, like 0.0035
            0.0035 | 0.6% | line 4: rate '0.6%' is not a rate from 0 to 1 with at most 12 decimal digits, like 0.0035
            0.0035 | 0.0000000000001 | line 4: rate '0.0000000000001' is not a rate from 0 to 1 with at most 12 decimal digits, like 0.0035
            0.0035,, | 0.0035,0.001, | line 4: fixed '0.001' has more than the 2 decimal digits of CNY
            0.0035,,, | 0.0035,,-1, | line 4: min '-1' is negative
            0.0035,,,13.00 | 0.0035,,13.01,13.00 | line 4: max '13.00' is below min
            13.00,, | 13.00,CEILING, | line 4: rounding 'CEILING' is none of HALF_UP, HALF_EVEN, HALF_DOWN, UP, DOWN
            2026-01-01,2026-12-31 | 2026-1-1,2026-12-31 | line 4: effective_from '2026-1-1' is not a date like 2026-02-13
            2026-12-31 | 2025-12-31 | line 4: effective_to '2025-12-31' is before effective_from 2026-01-01
            + | X,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2027-01-01, | line 5: rule_id 'X' overlaps in time with CNY, a rule for the same party and match
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("fee-rules.csv", replaced, by).isToldAlone(folder, told);
    }
}

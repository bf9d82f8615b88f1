package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class AccountFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | M9,CNY,BUFFERED,EFFECTIVE,0.00 | line 4: merchant_id 'M9' is no merchant
            + | M1,CNY,BUFFERED,EFFECTIVE,0.00 | line 4: merchant_id currency 'M1 CNY' is in accounts.csv line 2 already
            + | M2,JPY,BUFFERED,EFFECTIVE,0 | line 4: currency 'JPY' has no MERCHANT fee rule for PAYMENT of M2 in force on 2026-02-13 or later
            + | M1,USD,BUFFERED,EFFECTIVE,0 | line 4: currency 'USD' has no MERCHANT fee rule for PAYMENT of M1 in force on 2026-02-13 or later
            BUFFERED | FAST | line 2: posting_mode 'FAST' is none of BUFFERED, IMMEDIATE
            EFFECTIVE | NONE | line 2: pending_guard 'NONE' is none of EFFECTIVE, POSTED
            100.00 | | line 3: overdraft_limit is empty
            100.00 | 1e3 | line 3: overdraft_limit '1e3' is not an amount like 12.30
            100.00 | -1.00 | line 3: overdraft_limit '-1.00' is negative
            100.00 | 1.005 | line 3: overdraft_limit '1.005' has more than the 2 decimal digits of USD
            100.00 | 99999999999999999 | line 3: overdraft_limit '99999999999999999' is larger than an amount may be
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("accounts.csv", replaced, by).isToldAlone(folder, told);
    }
}

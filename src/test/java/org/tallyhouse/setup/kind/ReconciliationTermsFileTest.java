package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class ReconciliationTermsFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | nobody,CNY,,,,,,,2026-01-01, | line 4: channel 'nobody' is no channel
            0.01 | 0.001 | line 2: fee_tolerance '0.001' has more than the 2 decimal digits of CNY
            1.00, | -1.00, | line 2: write_off_limit '-1.00' is negative
            ",2,M" | ",two,M" | line 2: carry_days 'two' is not a number of days from 0 to 9999
            +AMOUNT_AND_DATE | +AMOUNT | line 2: fallback_keys 'MERCHANT_REFERENCE+AMOUNT' is not MERCHANT_REFERENCE, AMOUNT_AND_DATE or both joined by +
            +AMOUNT_AND_DATE | +MERCHANT_REFERENCE | line 2: fallback_keys 'MERCHANT_REFERENCE+MERCHANT_REFERENCE' is not MERCHANT_REFERENCE, AMOUNT_AND_DATE or both joined by +
            2026-06-30 | 2026-07-01 | line 3: effective_from '2026-07-01' overlaps in time with the terms of CARD in CNY from 2026-01-01
            2026-06-30 | 2025-12-31 | line 2: effective_to '2025-12-31' is before effective_from 2026-01-01
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("reconciliation-terms.csv", replaced, by).isToldAlone(folder, told);
    }
}

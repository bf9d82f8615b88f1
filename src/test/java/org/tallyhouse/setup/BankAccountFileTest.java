package org.tallyhouse.setup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankAccountFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            M2,USD,B2 | M9,USD,B2 | line 4: merchant_id 'M9' is no merchant
            M2,USD,B2 | M2,USD,B9 | line 4: bank_id 'B9' is no bank
            M2,USD,B2 | M2,USD,B1 | line 4: currency 'USD' is not the currency of bank B1, CNY
            9-3,true | 9-3,yes | line 4: is_default 'yes' is neither true nor false
            9-2,false | 9-2,true | line 3: effective_from '2026-01-01' overlaps in time with the default account 9-1 from 2026-01-01
            + | M1,CNY,B1,Tea House,9-4,true,2027-01-01, | line 5: effective_from '2027-01-01' overlaps in time with the default account 9-1 from 2026-01-01
            + | M2,USD,B2,Books,9-3,false,2026-01-01, | line 5: merchant_id currency account_number effective_from 'M2 USD 9-3 2026-01-01' is in merchant-bank-accounts.csv line 4 already
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        Defect.in("merchant-bank-accounts.csv", replaced, by).isToldAlone(folder, told);
    }
}

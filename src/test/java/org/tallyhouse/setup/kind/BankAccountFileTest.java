package org.tallyhouse.setup.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.setup.SetUpDefect;
import org.tallyhouse.setup.TinySetUp;

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
            9-1,true,2026-01-01, | 9-1,true,2026-01-01,2026-06-30 | line 3: is_default 'false' leaves M1 without a default account in CNY on 2026-07-01
            9-1,true,2026-01-01, | 9-1,false,2026-01-01, | line 2: is_default 'false' leaves M1 without a default account in CNY on 2026-02-13
            9-3,true,2026-01-01, | 9-3,true,2026-01-01,2026-06-30\\nM2,USD,B2,Books,9-4,true,2026-07-02, | line 5: effective_from '2026-07-02' leaves M2 without a default account in USD on 2026-07-01
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("merchant-bank-accounts.csv", replaced, by).isToldAlone(folder, told);
    }

    /** The books begin on 2026-02-13. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-3,true,2025-01-01,2025-06-30\nM2,USD,B2,Books,9-4,true,2026-01-01,",
                "9-3,true,2026-01-01,2026-06-30\nM2,USD,B2,Books,9-4,true,2026-07-01,",
                "9-3,true,2026-01-01,2026-06-30",
                "9-3,true,2027-01-01,"
            })
    void aGapThatIsOverOrAnEndWithoutAnotherAccountIsNone(String accounts) {
        TinySetUp setUp = TinySetUp.right().replace("merchant-bank-accounts.csv", "9-3,true,2026-01-01,", accounts);

        assertThat(setUp.problems(folder)).isEmpty();
    }
}

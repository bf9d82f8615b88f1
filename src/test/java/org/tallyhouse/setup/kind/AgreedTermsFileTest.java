package org.tallyhouse.setup.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.setup.SetUpDefect;
import org.tallyhouse.setup.TinySetUp;

class AgreedTermsFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | M9,CNY,,0.05,30,2026-01-01, | line 4: merchant_id 'M9' is no merchant
            + | M1,USD,,0.05,30,2026-01-01, | line 4: currency 'USD' has no accounts of M1
            100.00 | 1.005 | line 2: minimum '1.005' has more than the 2 decimal digits of CNY
            100.00 | -1.00 | line 2: minimum '-1.00' is negative
            0.05 | 5% | line 2: reserve_rate '5%' is not a rate from 0 to 1 with at most 12 decimal digits, like 0.0035
            ,30, | ,a month, | line 2: reserve_days 'a month' is not a number of days from 0 to 9999
            ,30, | ,, | line 2: merchant_id currency effective_from 'M1 CNY 2026-01-01' has one of reserve_rate and reserve_days without the other
            2026-06-30 | 2026-07-01 | line 3: effective_from '2026-07-01' overlaps in time with the terms of M1 in CNY from 2026-01-01
            2026-06-30 | 2025-12-31 | line 2: effective_to '2025-12-31' is before effective_from 2026-01-01
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("settlement-terms.csv", replaced, by).isToldAlone(folder, told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            NET | none
            GROSS | none
            BOTH | settlement-terms.csv line 2: collection 'BOTH' is none of NET, GROSS
            """)
    void feesAreTakenFromSettlementsOrInvoiced(String collection, @Nullable String told) {
        TinySetUp setUp =
                TinySetUp.right().without("settlement-terms.csv").add("settlement-terms.csv", """
                merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to,collection
                M1,CNY,,,,2026-01-01,,""" + collection);

        assertThat(setUp.problems(folder).stream().map(FileProblem::toString).toList())
                .isEqualTo(told == null ? List.of() : List.of(told));
    }
}

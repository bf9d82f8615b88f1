package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class InstitutionFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            DAILY | F.R | line 2: business_calendar 'F.R' is not 1 to 32 letters, digits, '_' or '-'
            DAILY | FR | line 2: business_calendar 'FR' is no calendar
            " Tiny Payments" | | line 1: name is empty
            2026-02-13 | 13.02.2026 | line 3: first_business_date '13.02.2026' is not a date like 2026-02-13
            2026-02-13 | [1] | line 3: first_business_date is empty
            DAILY\\nfirst_business_date: 2026-02-13 | CN\\nfirst_business_date: 2026-02-15 | line 3: first_business_date '2026-02-15' does not work in calendar CN
            + | town: Lotus | line 4: town is no key here; the keys are name, business_calendar, first_business_date, file_adjustments
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("institution.yml", replaced, by).isToldAlone(folder, told);
    }
}

package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class AliasFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | SHOP-1,MALL,M1,2026-01-01,2026-01-01 | line 4: alias effective_from 'SHOP-1 2026-01-01' is in merchant-aliases.csv line 2 already
            + | M1,MALL,M2,2026-01-01, | line 4: alias 'M1' is the id of a merchant
            SHOP-1,MALL,M2 | SHOP-1,,M2 | line 3: business_line is empty
            SHOP-1,MALL,M2 | SHOP-1,MALL,M9 | line 3: merchant_id 'M9' is no merchant
            2026-06-30 | 2025-06-30 | line 2: effective_to '2025-06-30' is before effective_from 2026-01-01
            2026-07-01 | 2026-06-30 | line 3: effective_from '2026-06-30' overlaps in time with alias SHOP-1 from 2026-01-01
            2026-06-30 | | line 3: effective_from '2026-07-01' overlaps in time with alias SHOP-1 from 2026-01-01
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("merchant-aliases.csv", replaced, by).isToldAlone(folder, told);
    }
}

package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class MerchantFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | M.3,Cafe,CN,T+1,AUTO,KEEP,ACTIVE | line 4: merchant_id 'M.3' is not 1 to 32 letters, digits, '_' or '-'
            + | M2,Cafe,CN,T+1,AUTO,KEEP,ACTIVE | line 4: merchant_id 'M2' is in merchants.csv line 3 already
            Bookshop | | line 3: name is empty
            DAILY | CN+US | line 3: settlement_calendar 'US' is no calendar
            DAILY | CN+ | line 3: settlement_calendar 'CN+' is no calendar's id, nor several joined like CN+US
            DAILY | CN+CN | line 3: settlement_calendar 'CN+CN' names a calendar twice or has more than 64 characters
            DAILY | US | line 3: settlement_calendar 'US' is no calendar
            T+1 | T+200 | line 2: settlement_calendar 'CN' covers 2026-01-01 to 2026-12-31, too little to settle T+200 on 2026-02-13
            D+0 | 2 days | line 3: settlement_terms '2 days' is none of T+N, D+N, WEEKLY:FRI (or another day), MONTHLY:25 (or another day), MONTHLY:LAST, ON_DEMAND
            D+0 | MONTHLY:30 | line 3: settlement_terms 'MONTHLY:30' has a day that not every month has; write MONTHLY:LAST for the last one
            D+0 | D+400 | line 3: settlement_terms 'D+400' settlement days are 0 to 365, not 400
            NONE | WEEKLY | line 3: payout 'WEEKLY' is none of AUTO, NONE
            PROPORTION | | line 3: refund_fee is empty
            PROPORTION,ACTIVE | PROPORTION,active | line 3: status 'active' is none of ACTIVE, CLOSED
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("merchants.csv", replaced, by).isToldAlone(folder, told);
    }
}

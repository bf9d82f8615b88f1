package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class IncomingFileFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced;      by;                          told
            +;             WALLET,BILL,*,;              line 4: kind 'BILL' is none of TRANSACTIONS, CHANNEL_BILL, STATEMENT, RESULTS
            +;             B1,CHANNEL_BILL,*,;          line 4: sender 'B1' is no channel
            +;             CARD,RESULTS,*,;             line 4: sender 'CARD' is no bank
            +;             B1,TRANSACTIONS,*,;          line 4: sender 'B1' sends no transactions: online does
            +;             online,CHANNEL_BILL,*,;      line 4: sender 'online' is no channel
            +;             WALLET,CHANNEL_BILL,a[b,;    line 4: pattern 'a[b' has a [ without its ]
            +;             WALLET,CHANNEL_BILL,a|,;     line 4: pattern 'a|' has an empty part, or blanks at an end of one
            +;             WALLET,CHANNEL_BILL,x/a,;    line 4: pattern 'x/a' is no pattern for a file name: it has a separator or a control character
            +;             WALLET,CHANNEL_BILL,*,soon;  line 4: complete 'soon' is neither STABLE nor the ending of a marker, like .ok
            +;             WALLET,CHANNEL_BILL,*,.part; line 4: complete '.part' is the ending of files that are not complete
            +;             WALLET,CHANNEL_BILL,*.ok,.ok; line 4: pattern '*.ok' says *.ok, which ends like its marker .ok
            +;             B1,RESULTS,*.STA,;           line 4: pattern '*.STA' says *.sta, which is of kind STATEMENT already
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("incoming-files.csv", replaced, by).isToldAlone(folder, told);
    }
}

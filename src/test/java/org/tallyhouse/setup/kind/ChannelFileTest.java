package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class ChannelFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            WALLET,Wallet,B1 | WALLET,Wallet,B9 | line 3: bank_id 'B9' is no bank
            NONE | SOMETIMES | line 3: bill 'SOMETIMES' is none of REQUIRED, OPTIONAL, NONE
            WALLET-DEPOSIT | CARD-DEPOSIT | line 3: deposit_reference 'CARD-DEPOSIT' is that of channel CARD
            + | CARD,Cards,B1,NONE,CARDS | line 4: channel_id 'CARD' is in channels.csv line 2 already
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("channels.csv", replaced, by).isToldAlone(folder, told);
    }
}

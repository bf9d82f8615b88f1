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

class PayoutTermsFileTest {
    private static final String TERMS = """
            bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
            B1,CNY,50000.00,20000.00,100,1000000.00,3
            """;
    private static final String COLUMNS =
            "bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,cut_off,time_zone\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            line | told
            B9,CNY,,,,,,, | line 2: bank_id 'B9' is no bank
            B1,USD,,,,,,, | line 2: currency 'USD' is not the currency of bank B1, CNY
            B1,CNY,,,,,,25:00,Asia/Shanghai | line 2: cut_off '25:00' is not a time like 17:30
            B1,CNY,,,,,,5pm,Asia/Shanghai | line 2: cut_off '5pm' is not a time like 17:30
            B1,CNY,,,,,,17:30,Shanghai | line 2: time_zone 'Shanghai' is no time zone like Asia/Shanghai
            """)
    void tellsADefectOnceAndAlone(String line, @Nullable String told) {
        new SetUpDefect("payout-terms.csv", TinySetUp.right().replace("payout-terms.csv", TERMS, COLUMNS + line + "\n"))
                .isToldAlone(folder, told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B1,CNY,,,,,,17:30,", "B1,CNY,,,,,,,Asia/Shanghai"})
    void aCutOffAndItsZoneGoTogether(String line) {
        TinySetUp setUp = TinySetUp.right().replace("payout-terms.csv", TERMS, COLUMNS + line + "\n");
        assertThat(setUp.problems(folder)).singleElement().asString().contains("cut_off and time_zone go together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"B1,CNY,,,,,,,", "B1,CNY,,,,,,00:00,America/New_York"})
    void whatIsAgreedIsTaken(String line) {
        assertThat(TinySetUp.right()
                        .replace("payout-terms.csv", TERMS, COLUMNS + line + "\n")
                        .problems(folder))
                .isEmpty();
    }
}

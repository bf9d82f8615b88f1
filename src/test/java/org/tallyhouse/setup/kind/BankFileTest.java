package org.tallyhouse.setup.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.setup.SetUpDefect;
import org.tallyhouse.setup.TinySetUp;

class BankFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | B 3,Third Bank,CNY,300-3 | line 4: bank_id 'B 3' is not 1 to 32 letters, digits, '_' or '-'
            + | B3.,Third Bank,CNY,300-3 | line 4: bank_id 'B3.' is not 1 to 32 letters, digits, '_' or '-'
            + | B1,First again,CNY,300-3 | line 4: bank_id 'B1' is in banks.csv line 2 already
            Second Bank | | line 3: name is empty
            Second Bank | Second\\tBank | line 3: name 'Second\\\\tBank' has a line break or another control character in it
            + | B3,Third Bank,RMB,300-3 | line 4: currency 'RMB' is no ISO 4217 currency
            + | B3,Third Bank,XAU,300-3 | line 4: currency 'XAU' is no ISO 4217 currency
            200-2 | 11111111111111111111111111111111111111111111111111111111111111111 | line 3: account_number '11111111111111111111111111111111111111111111111111111111111111111' is longer than 64 characters
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("banks.csv", replaced, by).isToldAlone(folder, told);
    }

    @Test
    void itsCalendarIsThereAndHasDaysTogetherWithItsMerchants() {
        assertThat(withCalendar("XX").problems(folder))
                .extracting(FileProblem::toString)
                .containsExactly("banks.csv line 2: calendar 'XX' is no calendar");
        assertThat(withCalendar("CN+XX").problems(folder))
                .extracting(FileProblem::toString)
                .containsExactly("banks.csv line 2: calendar 'XX' is no calendar");
        assertThat(withCalendar("DAILY").problems(folder)).isEmpty();
    }

    @Test
    void itsCalendarCoversTheNextNightOfItsMerchants() {
        TinySetUp short2026 = withCalendar("LATER").with("calendars/LATER.yml", """
                calendar: LATER
                name: Not yet
                covers: {from: 2026-03-01, to: 2026-12-31}
                weekend: [SUNDAY]
                """);

        assertThat(short2026.problems(folder))
                .extracting(FileProblem::toString)
                .containsExactly(
                        "merchant-bank-accounts.csv line 2: bank_id 'CN+LATER' covers 2026-03-01 to 2026-12-31, too"
                                + " little to settle T+1 on 2026-02-13",
                        "merchant-bank-accounts.csv line 3: bank_id 'CN+LATER' covers 2026-03-01 to 2026-12-31, too"
                                + " little to settle T+1 on 2026-02-13");
    }

    private static TinySetUp withCalendar(String calendar) {
        return TinySetUp.right().with("banks.csv", """
                bank_id,name,currency,account_number,calendar
                B1,First Bank,CNY,100-1,%s
                B2,Second Bank,USD,200-2,
                """.formatted(calendar));
    }
}

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

class SubAccountFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | M9,CNY,ESCROW,MALL,IMMEDIATE,POSTED,0.00 | line 5: merchant_id 'M9' is no merchant
            + | M1,USD,ESCROW,MALL,IMMEDIATE,POSTED,0.00 | line 5: currency 'USD' is no currency of M1; add a line for it to accounts.csv first
            + | M1,CNY,ESCROW,MALL,BUFFERED,EFFECTIVE,9.00 | line 5: merchant_id currency kind purpose 'M1 CNY ESCROW MALL' is in sub-accounts.csv line 3 already
            ESCROW | RESERVE | line 3: kind 'RESERVE' is none of BALANCE, PENDING, ESCROW
            ESCROW | | line 3: kind is empty
            DEPOSIT-2026 | | line 4: purpose is empty
            DEPOSIT-2026 | deposit | line 4: purpose 'deposit' is not 1 to 32 upper-case letters, digits, '_' or '-', like MALL
            DEPOSIT-2026 | DEPOSIT.2026 | line 4: purpose 'DEPOSIT.2026' is not 1 to 32 upper-case letters, digits, '_' or '-', like MALL
            DEPOSIT-2026 | PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP | line 4: purpose 'PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP' is not 1 to 32 upper-case letters, digits, '_' or '-', like MALL
            IMMEDIATE | HOT | line 3: posting_mode 'HOT' is none of BUFFERED, IMMEDIATE
            EFFECTIVE | NONE | line 4: guard 'NONE' is none of EFFECTIVE, POSTED
            50.00 | | line 4: overdraft_limit is empty
            50.00 | -1.00 | line 4: overdraft_limit '-1.00' is negative
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("sub-accounts.csv", replaced, by).isToldAlone(folder, told);
    }

    @Test
    void allItsProblemsAreToldAtOnce() {
        TinySetUp many = TinySetUp.right()
                .add("sub-accounts.csv", "M9,CNY,ESCROW,MALL,IMMEDIATE,POSTED,0.00")
                .add("sub-accounts.csv", "M1,USD,ESCROW,MALL,IMMEDIATE,POSTED,0.00")
                .add("sub-accounts.csv", "M1,CNY,DUE,,IMMEDIATE,POSTED,0.00");

        assertThat(many.problems(folder))
                .extracting(problem -> problem.line() + " " + problem.path())
                .containsExactly("5 merchant_id", "6 currency", "7 kind", "7 purpose");
    }

    /** One wrong line must not make others look wrong that refer to it. */
    @Test
    void aMainAccountWhoseLineIsWrongIsToldAlone() {
        TinySetUp wrong = TinySetUp.right().replace("accounts.csv", "CNY,BUFFERED", "CNY,HOT");

        assertThat(wrong.problems(folder)).extracting(FileProblem::file).containsExactly("accounts.csv");
    }
}

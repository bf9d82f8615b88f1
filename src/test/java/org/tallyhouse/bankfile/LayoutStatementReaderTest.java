package org.tallyhouse.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.declared.load.LayoutFolder;

/** A layout may read as texts what a statement needs as dates, currencies and amounts. */
class LayoutStatementReaderTest {
    private static final String LAYOUT = """
            title: Texts only
            for: bank-statement
            kind: delimited
            separator: ";"
            records:
              line:
                role: detail
                fields:
                  - { name: record, column: 1 }
                  - { name: booking_date, column: 2 }
                  - { name: value_date, column: 3 }
                  - { name: currency, column: 4 }
                  - { name: amount, column: 5 }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            entry                             | told
            ENTRY;yesterday;2026-02-13;CNY;1  | booking_date 'yesterday' is not a date like 2026-02-13
            ENTRY;2026-02-13;2026-02-30;CNY;1 | value_date '2026-02-30' is not a date like 2026-02-13
            ENTRY;2026-02-13;2026-02-13;RMB;1 | currency 'RMB' is no ISO 4217 currency
            ENTRY;2026-02-13;2026-02-13;CNY;x | amount 'x' is not an amount like 12.30
            ENTER;2026-02-13;2026-02-13;CNY;1 | record 'ENTER' is none of OPENING, ENTRY, CLOSING
            """)
    void whatIsNoneIsRefused(String entry, String told) throws IOException {
        Files.writeString(folder.resolve("texts.yml"), LAYOUT);
        Path file = Files.writeString(
                folder.resolve("s.txt"), "%s\n%s\n".formatted("OPENING;2026-02-13;2026-02-13;CNY;0", entry));
        LayoutStatementReader reader =
                new LayoutStatementReader(LayoutFolder.load(folder).find("texts"), LocalDate.of(2026, 2, 13));

        assertThat(StatementText.read(reader, file)).containsExactly("refused: FILE line 2: " + told);
    }
}

package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileRefused;

@Tag("database")
class StatementImportTest {
    private static final String HEADER = "record,booking_date,value_date,reference,currency,amount,description";

    @TempDir
    private static Path home;

    private static Books books;
    private static Funds funds;

    @BeforeAll
    static void open() {
        books = Books.sample(home);
        funds = new Funds(books);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void aDepositClearsTheReceivableAndAnythingUnknownIsUnidentified() throws IOException {
        FileImport.Result result =
                take("deposits", "O 10.00", "E 100.00 CARDNET-DEPOSIT", "E 55.50 TRF-88121", "E -5.25 FEE", "C 160.25");
        assertThat(result).extracting("rows", "accepted", "rejected").containsExactly(5L, 5L, 0L);
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT_WS(' ', l.line, l.meaning, l.amount_minor, l.channel)
                        FROM statement_line l JOIN file_import i ON i.file_id = l.file_id
                        WHERE i.name = 'deposits.csv' ORDER BY l.line""", String.class))
                .containsExactly("3 DEPOSIT 10000 cardnet", "4 UNIDENTIFIED 5550", "5 UNIDENTIFIED -525");
        assertThat(funds.posted("cardnet.CNY.RECEIVABLE")).isEqualTo(10000);
        assertThat(funds.posted("lotus.CNY.UNIDENTIFIED")).isEqualTo(5025);
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-15025);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rows | told
            O 10.00, E 1.00 X, C 11.01 | line 4: closing balance 11.01 is not the calculated 11.00
            O 10.00, E -1.00 X, C 11.00 | line 4: closing balance 11.00 is not the calculated 9.00
            O 10.00, E 1.00 X | has no CLOSING row
            E 1.00 X, C 1.00 | line 2: the first row must be OPENING
            C 0.00 | line 2: the first row must be OPENING
            O 10.00, O 1.00, C 11.00 | line 3: there is a second OPENING row
            O 10.00, C 10.00, E 1.00 X | line 4: a row follows the CLOSING row
            O 10.00, Z 1.00, C 11.00 | line 3: record 'Z' is none of OPENING, ENTRY, CLOSING
            O 10.00, E 1.005 X, C 11.00 | line 3: amount
            O 10.00, E 92233720368547758.07 X, C 11.00 | line 3
            """)
    void aStatementThatDoesNotFootIsRefusedAsAWhole(String rows, String told) {
        List<Long> before = stored();
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> take("refused", rows.split(", ")))
                .withMessageContaining("refused.csv")
                .withMessageContaining(told);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aStatementInAnotherCurrencyThanTheBanksIsRefused() throws IOException {
        Path file = file("currency", "O 10.00", "C 10.00");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.STATEMENT, "harbour", file, Books.FRIDAY))
                .withMessageContaining("line 2: currency is CNY, the bank's is USD");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.STATEMENT, "nobank", file, Books.FRIDAY))
                .withMessage("there is no bank nobank");
    }

    private static List<Long> stored() {
        return List.of(
                books.number("SELECT COUNT(*) FROM file_import"),
                books.number("SELECT COUNT(*) FROM statement_line"),
                books.number("SELECT COUNT(*) FROM entry"));
    }

    /** A row is O, E or C for its record, an amount, and the reference of an entry. */
    private static FileImport.Result take(String name, String... rows) throws IOException {
        return books.take(ImportKind.STATEMENT, "lotus", file(name, rows), Books.FRIDAY);
    }

    private static Path file(String name, String... rows) throws IOException {
        List<String> lines =
                List.of(rows).stream().map(StatementImportTest::line).toList();
        return Files.writeString(home.resolve(name + ".csv"), HEADER + "\n" + String.join("", lines));
    }

    private static String line(String row) {
        String[] parts = row.split(" ");
        String record = switch (parts[0]) {
            case "O" -> "OPENING";
            case "E" -> "ENTRY";
            case "C" -> "CLOSING";
            default -> parts[0];
        };
        String reference = parts.length > 2 ? parts[2] : "";
        return "%s,2026-02-13,2026-02-13,%s,CNY,%s,\n".formatted(record, reference, parts[1]);
    }
}

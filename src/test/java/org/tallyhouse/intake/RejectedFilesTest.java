package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileRefused;

/** The sample files with one defect each, while Friday is open. */
@Tag("database")
class RejectedFilesTest {
    private static final Path FOLDER = Books.SAMPLES.resolve("rejected");

    /** File, rows taken in beside it, and the row that is not. */
    private static final String ROWS = """
            file | accepted | line | field | value | reason
            unknown-merchant | 2 | 3 | merchant_id | M999 | UNKNOWN_MERCHANT
            unknown-type | 2 | 3 | type | PURCHASE | UNKNOWN_VALUE
            unknown-channel | 2 | 3 | channel | nopay | UNKNOWN_CHANNEL
            unknown-currency | 2 | 3 | currency | RMB | UNKNOWN_CURRENCY
            no-account-in-currency | 2 | 3 | currency | USD | NO_ACCOUNT
            closed-business-date | 2 | 3 | business_date | 2026-02-12 | BUSINESS_DATE_NOT_OPEN
            future-business-date | 2 | 3 | business_date | 2026-02-14 | BUSINESS_DATE_NOT_OPEN
            bad-timestamp | 2 | 3 | occurred_at | 2026-02-13 10:15:00 | NOT_A_TIMESTAMP
            bad-amount | 2 | 3 | amount | 12.3O | NOT_AN_AMOUNT
            too-many-digits | 2 | 3 | amount | 12.345 | TOO_MANY_DIGITS
            zero-amount | 2 | 3 | amount | 0.00 | AMOUNT_NOT_POSITIVE
            negative-amount | 2 | 3 | amount | -12.30 | AMOUNT_NOT_POSITIVE
            amount-overflow | 2 | 3 | amount | 99999999999999999.00 | AMOUNT_TOO_LARGE
            missing-transaction-id | 2 | 3 | transaction_id | '' | MISSING_VALUE
            too-long-field | 2 | 3 | channel_reference | XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX | TOO_LONG
            duplicate-other-content | 1 | 3 | transaction_id | duplicate-other-content-1 | DUPLICATE_OTHER_CONTENT
            refund-over-original | 2 | 4 | amount | 88.01 | OVER_ORIGINAL
            refund-of-unknown-original | 1 | 3 | original_transaction_id | T20991231-00001 | UNKNOWN_ORIGINAL
            insufficient-funds | 1 | 3 | amount | 9000000.00 | INSUFFICIENT_FUNDS
            bill-unknown-type | 1 | 3 | type | PURCHASE | UNKNOWN_VALUE
            results-unknown-instruction | 0 | 2 | instruction_id | P-20260213-M999-CNY | UNKNOWN_INSTRUCTION
            """;

    private static final String WHOLE = """
            file | told
            missing-column | line 1: the header lacks currency
            truncated | is cut off: its last line has no line end
            not-utf8 | it is not UTF-8
            broken-quote | cannot be read near line 3
            empty | is empty
            statement-does-not-foot | line 4: closing balance 3001150.00 is not the calculated 3001200.00
            """;

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.sample(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = ROWS)
    void aWrongRowIsSetAsideAndTheRestGoesOn(
            String file, long accepted, long line, String field, String value, String reason) {
        FileImport.Result result = take(file);
        assertThat(result).extracting("accepted", "rejected", "ignored").containsExactly(accepted, 1L, 0L);
        assertThat(books.jdbc().queryForMap("""
                        SELECT r.line, r.field, r.value, r.reason
                        FROM reject r
                        JOIN file_import i ON i.file_id = r.file_id
                        WHERE i.name = ?""", file + ".csv"))
                .isEqualTo(Map.of("line", line, "field", field, "value", value, "reason", reason));
        assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("rejects/" + file + ".csv.rejects.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("line", Long.toString(line))
                        .containsEntry("field", field)
                        .containsEntry("value", value)
                        .containsEntry("reason", reason)
                        .doesNotContainEntry("detail", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = WHOLE)
    void aFileThatIsNotWholeIsRefusedAndNothingIsStored(String file, String told) {
        List<Long> before = stored();
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> take(file))
                .withMessageContaining(file + ".csv")
                .withMessageContaining(told);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void everySampleFileIsInOneOfTheTables() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".csv", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(ROWS, WHOLE)
                            .flatMap(table -> table.lines().skip(1))
                            .map(row -> row.split(" ")[0])
                            .toList());
        }
    }

    private static List<Long> stored() {
        return Stream.of(
                        "file_import", "transaction", "reject", "statement_line", "buffered_credit", "journal", "entry")
                .map(table -> books.number("SELECT COUNT(*) FROM " + table))
                .toList();
    }

    private static FileImport.Result take(String file) {
        return switch (file) {
            case "bill-unknown-type" -> take(ImportKind.CHANNEL_BILL, "qrpay", file);
            case "results-unknown-instruction" -> take(ImportKind.RESULTS, "lotus", file);
            case "statement-does-not-foot" -> take(ImportKind.STATEMENT, "lotus", file);
            default -> take(ImportKind.TRANSACTIONS, "", file);
        };
    }

    private static FileImport.Result take(ImportKind kind, String sender, String file) {
        return books.take(kind, sender, FOLDER.resolve(file + ".csv"), Books.FRIDAY);
    }
}

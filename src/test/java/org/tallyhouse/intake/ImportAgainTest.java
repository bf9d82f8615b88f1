package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.ledger.online.LedgerTransactions;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;

/** A file or a row that comes again, and files around the size of a commit, which is 3 rows here. */
@Tag("database")
class ImportAgainTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/intake.yml"), "tallyhouse.intake.rows-per-commit: 3\n");
        books = Books.sample(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void theSameFileAgainIsRefusedAndSaysWhenItWasImported() throws IOException {
        Path file = file("again", 2);
        take(file);
        LocalDateTime when = books.jdbc()
                .queryForObject("SELECT imported_at FROM file_import WHERE name = 'again.csv'", LocalDateTime.class);
        Path renamed = Files.copy(file, home.resolve("renamed.csv"));
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> take(renamed))
                .withMessageContaining("was imported already: on %s as again.csv, 2 rows", when)
                .withMessageContaining("for business date 2026-02-13");
        assertThat(stored("again")).isEqualTo(2);
    }

    @Test
    void theSameRowsInAnotherFileAreIgnored() {
        take(file("rows", 4));
        assertThat(take(file("rows", 5)))
                .extracting("accepted", "ignored", "rejected")
                .containsExactly(1L, 4L, 0L);
        assertThat(stored("rows")).isEqualTo(5);
        assertThat(credits("rows")).isEqualTo(5);
    }

    /** A call that is no transaction stands under the id: the row is set aside, the others are taken. */
    @Test
    void aReferenceOfAnotherCallNamesNoTransaction() {
        OnlineLedger ledger = new OnlineLedger(Clock.systemUTC());
        new LedgerTransactions(books.get(DataSource.class))
                .run(connection -> ledger.bufferedCredit(
                        connection, new Movement("claimed-2", "qrpay.CNY.RECEIVABLE", "M001.CNY.PENDING", 100, "CNY")));

        assertThat(take(file("claimed", 3)))
                .extracting("accepted", "ignored", "rejected")
                .containsExactly(2L, 0L, 1L);
        assertThat(books.jdbc().queryForObject("SELECT reason FROM reject WHERE value = 'claimed-2'", String.class))
                .isEqualTo("DUPLICATE_OTHER_CONTENT");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            rows, commits
            1, 1
            2, 2
            3, 3
            4, 3 4
            6, 3 6
            7, 3 6 7
            """)
    void rowsAreCommittedInPortions(int rows, String commits) {
        String name = "portions-" + rows;
        List<String> seen = new ArrayList<>();
        books.get(FileImport.class)
                .take(ImportKind.TRANSACTIONS, "", file(name, rows), Books.FRIDAY, "test", (done, total) -> {
                    assertThat(total).isEqualTo(rows);
                    assertThat(stored(name)).isEqualTo(done);
                    seen.add(Long.toString(done));
                });
        assertThat(seen).isEqualTo(Arrays.asList(commits.split(" ")));
        assertThat(credits(name)).isEqualTo(rows);
    }

    @Test
    void anInterruptedImportGoesOnBehindItsLastCommit() {
        Path file = file("killed", 7);
        assertThatIllegalStateException()
                .isThrownBy(() -> books.get(FileImport.class)
                        .take(ImportKind.TRANSACTIONS, "", file, Books.FRIDAY, "test", (done, total) -> {
                            if (done == 6) {
                                throw new IllegalStateException("killed");
                            }
                        }));
        assertThat(stored("killed")).isEqualTo(6);
        assertThat(take(file))
                .extracting("rows", "accepted", "ignored", "rejected")
                .containsExactly(7L, 7L, 0L, 0L);
        assertThat(stored("killed")).isEqualTo(7);
    }

    @Test
    void aRefundFindsItsPaymentInAnEarlierCommitOfTheFile() {
        List<TransactionLine> rows = rows("apart", 3);
        rows.add(TransactionLine.of("apart-refund", "REFUND", "M001", "10.00").of("apart-1"));
        rows.add(TransactionLine.of("apart-more", "REFUND", "M001", "0.01").of("apart-1"));
        FileImport.Result result = take(TransactionLine.file(home, "apart.csv", rows));
        assertThat(result).extracting("accepted", "rejected").containsExactly(4L, 1L);
        assertThat(books.jdbc().queryForList("SELECT line FROM reject WHERE reason = 'OVER_ORIGINAL'", Long.class))
                .containsExactly(6L);
    }

    private static Path file(String name, int rows) {
        return TransactionLine.file(home, name + ".csv", rows(name, rows));
    }

    private static List<TransactionLine> rows(String name, int count) {
        return new ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(number -> TransactionLine.payment(name + "-" + number, "M001", "10.00"))
                .toList());
    }

    private static FileImport.Result take(Path file) {
        return books.importTransactions(file, Books.FRIDAY);
    }

    private static long stored(String name) {
        return books.number("SELECT COUNT(*) FROM transaction WHERE transaction_id LIKE ?", name + "-%");
    }

    private static long credits(String name) {
        return books.number("SELECT COUNT(*) FROM buffered_credit WHERE source LIKE ?", name + "-%");
    }
}

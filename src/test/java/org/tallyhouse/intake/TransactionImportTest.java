package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.TransactionLine;

/** What a row does to the merchant's accounts. Every test has a merchant, or its figures, of its own. */
@Tag("database")
class TransactionImportTest {
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
    void aPaymentIsATransactionAndABufferedCreditAndTouchesNoBalance() {
        take("payment", TransactionLine.payment("P-1", "M011", "1500").with("currency", "JPY"));
        assertThat(effect("P-1")).containsExactly(1500L, 0L, 0L);
        assertThat(books.jdbc().queryForMap("""
                        SELECT a.code AS credited, c.code AS debited, b.amount_minor AS amount, b.window_id AS window_id
                        FROM buffered_credit b
                        JOIN account a ON a.account_id = b.account_id
                        JOIN account c ON c.account_id = b.contra_account_id
                        WHERE b.source = 'P-1'"""))
                .isEqualTo(Map.of(
                        "credited",
                        "M011.JPY.PENDING",
                        "debited",
                        "qrpay.JPY.RECEIVABLE",
                        "amount",
                        1500L,
                        "window_id",
                        20260213001L));
        assertThat(funds.posted("M011.JPY.PENDING")).isZero();
        assertThat(journals("P-1")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buffered_credit", "transaction"})
    void aTransactionAndItsBufferedCreditAreStoredTogetherOrNotAtAll(String broken) {
        String id = "ATOMIC-" + broken;
        String column = broken.equals("transaction") ? "transaction_id" : "source";
        books.jdbc().execute("""
                CREATE TRIGGER broken BEFORE INSERT ON %s FOR EACH ROW
                IF NEW.%s = '%s' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken by the test'; END IF""".formatted(broken, column, id));
        TransactionLine row = TransactionLine.payment(id, "M010", "10.00").with("currency", "USD");
        assertThatThrownBy(() -> take(id, row)).hasStackTraceContaining("broken by the test");
        books.jdbc().execute("DROP TRIGGER broken");
        assertThat(stored(id)).isZero();
        assertThat(books.number("SELECT COUNT(*) FROM buffered_credit WHERE source = ?", id))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            merchant | sold today | balance | type | amount | pending | from balance | due
            M001 | 100.00 | 0 | REFUND | 30.00 | -3000 | 0 | 0
            M002 | 100.00 | 5000 | REFUND | 120.00 | -10000 | -2000 | 0
            M003 | 100.00 | 2000 | CHARGEBACK | 150.00 | -10000 | -2000 | -3000
            M004 | 100.00 | 8000 | PAYOUT | 50.00 | 0 | -5000 | 0
            M008 | 100.00 | 0 | REFUND | 30.00 | -3000 | 0 | 0
            """)
    void aDebitIsTakenInRealTimeFromPendingThenFromTheBalance(
            String merchant,
            String sold,
            long balance,
            String type,
            String amount,
            long pending,
            long fromBalance,
            long due) {
        if (balance > 0) {
            funds.give(merchant + ".CNY.BALANCE", balance, Books.FRIDAY);
        }
        String id = merchant + "-" + type;
        take(
                id,
                TransactionLine.payment(merchant + "-SALE", merchant, sold),
                TransactionLine.of(id, type, merchant, amount));
        assertThat(effect(id)).containsExactly(pending, fromBalance, due);
        assertThat(funds.posted(merchant + ".CNY.BALANCE")).isEqualTo(balance + fromBalance);
        assertThat(funds.posted(merchant + ".CNY.DUE")).isEqualTo(due);
        assertThat(funds.posted(merchant + ".CNY.PENDING") + funds.buffered(merchant + ".CNY.PENDING"))
                .isEqualTo(10000 + pending);
        assertThat(journals(id)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            merchant | sold today | balance | type | amount | told
            M005 | 100.00 | 2000 | REFUND | 120.01 | the merchant lacks 0.01 for it
            M006 | 100.00 | 0 | PAYOUT | 1.00 | the merchant lacks 1.00 for it
            M012 | 100.00 | 0 | REFUND | 10.00 | the merchant lacks 10.00 for it
            """)
    void whatTheMerchantLacksIsRefusedAndMovesNothing(
            String merchant, String sold, long balance, String type, String amount, String told) {
        if (balance > 0) {
            funds.give(merchant + ".CNY.BALANCE", balance, Books.FRIDAY);
        }
        String id = merchant + "-" + type;
        take(
                id,
                TransactionLine.payment(merchant + "-SALE", merchant, sold),
                TransactionLine.of(id, type, merchant, amount));
        assertThat(books.jdbc().queryForMap("""
                        SELECT r.reason, r.detail FROM reject r JOIN file_import i ON i.file_id = r.file_id
                        WHERE i.name = ?""", id + ".csv"))
                .isEqualTo(Map.of("reason", "INSUFFICIENT_FUNDS", "detail", told));
        assertThat(stored(id)).isZero();
        assertThat(journals(id)).isZero();
        assertThat(funds.posted(merchant + ".CNY.BALANCE")).isEqualTo(balance);
        assertThat(funds.posted(merchant + ".CNY.PENDING")).isZero();
    }

    @Test
    void anImmediateAccountIsPostedAtOnce() {
        long before = funds.posted("M008.CNY.PENDING");
        take("immediate", TransactionLine.payment("IMMEDIATE", "M008", "12.34"));
        assertThat(funds.posted("M008.CNY.PENDING") - before).isEqualTo(1234);
        assertThat(funds.buffered("M008.CNY.PENDING")).isZero();
        assertThat(journals("IMMEDIATE")).isOne();
    }

    @Test
    void anAliasIsStoredAsItsMerchant() {
        take("alias", TransactionLine.payment("ALIAS", "STORE-FOOD-07", "1.00"));
        assertThat(books.jdbc()
                        .queryForObject(
                                "SELECT merchant_id FROM transaction WHERE transaction_id = 'ALIAS'", String.class))
                .isEqualTo("M003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "PENDING"})
    void onlySuccessMovesMoney(String status) {
        take(status, TransactionLine.payment(status, "M009", "10.00").with("status", status));
        take(
                status + "-2",
                TransactionLine.of(status + "-PAYOUT", "PAYOUT", "M009", "10.00")
                        .with("status", status));
        assertThat(effect(status)).containsExactly(0L, 0L, 0L);
        assertThat(effect(status + "-PAYOUT")).containsExactly(0L, 0L, 0L);
        assertThat(funds.buffered("M009.CNY.PENDING")).isZero();
    }

    @Test
    void aRefundOfARefundedPaymentTakesAtMostWhatIsLeftOfIt() {
        List<TransactionLine> rows = new ArrayList<>(List.of(
                TransactionLine.payment("PARTS", "M001", "100.00"),
                TransactionLine.of("PARTS-1", "REFUND", "M001", "60.00").of("PARTS"),
                TransactionLine.of("PARTS-2", "REFUND", "M001", "40.01").of("PARTS"),
                TransactionLine.of("PARTS-3", "REFUND", "M001", "40.00").of("PARTS"),
                TransactionLine.of("PARTS-4", "REFUND", "M002", "1.00").of("PARTS")));
        books.importTransactions(TransactionLine.file(home, "parts.csv", rows), Books.FRIDAY);
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT(r.line, ' ', r.reason) FROM reject r JOIN file_import i ON i.file_id = r.file_id
                        WHERE i.name = 'parts.csv' ORDER BY r.line""", String.class))
                .containsExactly("4 OVER_ORIGINAL", "6 ORIGINAL_DIFFERS");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            field, value, shown
            merchant_id, 4111 1111 1111 1111, 411111******1111
            channel, 5555555555554444, 555555******4444
            status, 4111-1111-1111-1111, 411111******1111
            """)
    void aCardNumberIsMaskedInARejectedRow(String field, String value, String shown) {
        String id = "CARD-" + field;
        take(id, TransactionLine.payment(id, "M001", "10.00").with(field, value));
        assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("rejects/" + id + ".csv.rejects.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("field", field).containsEntry("value", shown))
                .satisfies(row -> assertThat(row.get("detail")).doesNotContain(value));
        assertThat(books.number("SELECT COUNT(*) FROM reject WHERE INSTR(CONCAT(value, detail), ?) > 0", value))
                .isZero();
    }

    private static void take(String name, TransactionLine... rows) {
        books.importTransactions(TransactionLine.file(home, name + ".csv", rows), Books.FRIDAY);
    }

    /** On pending, balance and due. */
    private static List<Long> effect(String id) {
        return books.jdbc()
                .queryForObject(
                        "SELECT pending_minor, balance_minor, due_minor FROM transaction WHERE transaction_id = ?",
                        (row, number) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)),
                        id);
    }

    private static long stored(String id) {
        return books.number("SELECT COUNT(*) FROM transaction WHERE transaction_id = ?", id);
    }

    private static long journals(String id) {
        return books.number("SELECT COUNT(*) FROM journal WHERE type = 'REAL_TIME' AND source = ?", id);
    }
}

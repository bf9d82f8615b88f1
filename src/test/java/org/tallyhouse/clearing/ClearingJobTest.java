package org.tallyhouse.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.run.RunResult.Outcome;

/** The three sample days up to clearing, with some refunds more on Friday. */
@Tag("database")
class ClearingJobTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void clearThreeDays() {
        books = Books.sample(home);
        books.importTransactions(
                TransactionLine.file(
                        home,
                        "refunds.csv",
                        TransactionLine.payment("KEPT", "M001", "500.00"),
                        TransactionLine.of("KEPT-1", "REFUND", "M001", "500.00").of("KEPT"),
                        TransactionLine.payment("TINY", "M002", "10.00"),
                        TransactionLine.of("TINY-1", "REFUND", "M002", "3.33").of("TINY"),
                        TransactionLine.of("TINY-2", "REFUND", "M002", "3.33").of("TINY"),
                        TransactionLine.of("TINY-3", "REFUND", "M002", "3.34").of("TINY"),
                        TransactionLine.payment("FREE", "M002", "0.01"),
                        TransactionLine.of("FREE-1", "REFUND", "M002", "0.01").of("FREE")),
                Books.FRIDAY);
        for (var date : Nights.DATES) {
            books.sampleDay(date);
            Nights.runThrough(books, date, "clearing");
        }
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void everySuccessfulTransactionHasASplitThatSumsAndNoOtherHasOne() {
        assertThat(books.number("SELECT COUNT(*) FROM transaction WHERE status = 'SUCCESS'"))
                .isEqualTo(books.number("""
                        SELECT COUNT(*)
                        FROM fee_split f
                        JOIN transaction t ON t.id = f.id AND t.status = 'SUCCESS'
                          AND t.business_date = f.business_date
                        WHERE f.merchant_fee_minor = f.issuer_minor + f.network_minor + f.acquirer_minor
                          + f.agent_minor + f.margin_minor"""))
                .isEqualTo(books.number("SELECT COUNT(*) FROM fee_split"))
                .isGreaterThan(1900);
    }

    /** The figures are worked out by hand from fee-rules.csv and the transactions. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            why | transaction | merchant fee | issuer | network | acquirer | agent | margin
            USD debit, 2.5 cents half up | T20260213-00043 | 175 | 25 | 9 | 0 | 0 | 141
            6.00 at 0.60 % costs 0.04 | T20260213-00044 | 4 | 0 | 0 | 4 | 0 | 0
            credit card with an agent | T20260213-00051 | 600 | 450 | 33 | 30 | 50 | 37
            merchant's own QR price | KEPT | 190 | 0 | 0 | 150 | 0 | 40
            too small for any fee | FREE | 0 | 0 | 0 | 0 | 0 | 0
            """)
    void aTransactionIsPricedByTheRulesOfItsDate(
            String why,
            String transaction,
            long merchantFee,
            long issuer,
            long network,
            long acquirer,
            long agent,
            long margin) {
        assertThat(split(transaction)).containsExactly(merchantFee, issuer, network, acquirer, agent, margin);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            payment, refunds
            T20260213-00050, 1
            T20260213-00051, 3
            T20260213-00057, 2
            TINY, 3
            """)
    void refundsOfAWholePaymentReturnExactlyItsWholeFee(String payment, int refunds) {
        List<Long> returned = books.jdbc()
                .queryForObject(
                        """
                        SELECT COUNT(*), SUM(t.amount_minor), SUM(f.merchant_fee_minor), SUM(f.issuer_minor),
                               SUM(f.network_minor), SUM(f.acquirer_minor), SUM(f.agent_minor), SUM(f.margin_minor)
                        FROM transaction t JOIN fee_split f ON f.id = t.id
                        WHERE t.original_transaction_id = ? AND t.type = 'REFUND'""",
                        (row, number) -> List.of(
                                row.getLong(1),
                                row.getLong(2),
                                -row.getLong(3),
                                -row.getLong(4),
                                -row.getLong(5),
                                -row.getLong(6),
                                -row.getLong(7),
                                -row.getLong(8)),
                        payment);
        assertThat(returned.get(0)).isEqualTo(refunds);
        assertThat(returned.get(1))
                .isEqualTo(books.number("SELECT amount_minor FROM transaction WHERE transaction_id = ?", payment));
        assertThat(returned.subList(2, 8)).isEqualTo(split(payment)).anyMatch(fee -> fee != 0);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            why, refund
            the merchant's policy is KEEP, KEPT-1
            the merchant's policy is KEEP, T20260213-00280
            there is no original, T20260213-00290
            """)
    void aRefundReturnsNothing(String why, String refund) {
        assertThat(split(refund)).as(why).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void aRefundIsReturnedAtThePriceOfThePaymentsDay() {
        // 310 of 500.00 at the 0.62 % of the 13th; the 14th asks 0.58 %
        assertThat(split("T20260214-00271")).containsExactly(-124L, -90L, -6L, -6L, 0L, -22L);
    }

    @Test
    void feesAreBookedAsWhatTheSplitsComeTo() {
        assertThat(fees("BALANCES")).isEqualTo(fees("SPLITS")).isNotEmpty();
    }

    private static List<Map<String, Object>> fees(String from) {
        return books.jdbc().queryForList(from.equals("SPLITS") ? """
                        SELECT t.merchant_id, t.currency, SUM(f.merchant_fee_minor) AS minor
                        FROM fee_split f JOIN transaction t ON t.id = f.id
                        GROUP BY 1, 2 HAVING minor <> 0 ORDER BY 1, 2""" : """
                        SELECT a.owner_id AS merchant_id, a.currency, -SUM(e.amount_minor) AS minor
                        FROM entry e
                        JOIN journal j ON j.journal_id = e.journal_id AND j.type = 'CLEARING'
                        JOIN account a ON a.account_id = e.account_id AND a.kind = 'DUE'
                        GROUP BY 1, 2 HAVING minor <> 0 ORDER BY 1, 2""");
    }

    @Test
    void runningItAgainChangesNothing() {
        List<Map<String, Object>> before = state();
        assertThat(books.run("clearing", Books.FRIDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
        assertThat(state()).isEqualTo(before);
    }

    private static List<Map<String, Object>> state() {
        return books.jdbc().queryForList("CHECKSUM TABLE fee_split, journal, entry, account, stage_total");
    }

    private static List<Long> split(String transaction) {
        return books.jdbc()
                .queryForObject(
                        """
                        SELECT f.merchant_fee_minor, f.issuer_minor, f.network_minor, f.acquirer_minor, f.agent_minor,
                               f.margin_minor
                        FROM fee_split f JOIN transaction t ON t.id = f.id
                        WHERE t.transaction_id = ?""",
                        (row, number) -> List.of(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)),
                        transaction);
    }
}

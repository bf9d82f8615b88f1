package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyhouse.ledger.LedgerTest.refused;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.Receipt.Booked;

/** Payments and refunds of an online system: the transaction and its money are one. */
@Tag("database")
class OnlineTransactionTest {
    @TempDir
    private static Path home;

    private static Books books;

    private OnlineShop shop;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void openShop() {
        shop = new OnlineShop(books);
    }

    /** What a transaction says it moved is what it moved, and it moved once. */
    @AfterEach
    void everyTransactionIsItsMoney() {
        assertThat(shop.books.broken()).isEmpty();
        assertThat(books.jdbc().queryForList("""
                SELECT t.transaction_id
                FROM transaction t
                JOIN posting_window w ON w.business_date = t.business_date
                LEFT JOIN buffered_credit c ON c.window_id = w.window_id AND c.source = t.transaction_id
                  AND c.amount_minor = t.amount_minor
                WHERE c.credit_id IS NULL
                """, String.class)).isEmpty();
    }

    @Test
    void aPaymentIsStoredWithItsBufferedCredit() {
        Receipt receipt = pay(payment("P", 1, 100_00));

        assertThat(receipt).isEqualTo(new Receipt(shop.id("P"), shop.books.openDate(), List.of()));
        assertThat(shop.figures(shop.first("PENDING"))).containsExactly(0L, 100_00L, 0L, 0L, 100_00L);
        assertThat(stored("P")).containsExactly("PAYMENT SUCCESS 10000 pending 10000 balance 0");
    }

    @Test
    void aPaymentOfAMerchantThatIsBookedAtOnceIsAJournal() {
        Receipt receipt = pay(payment("P", 2, 100_00));

        assertThat(receipt.entries()).contains(new Booked(shop.second("PENDING"), 100_00, 100_00));
        assertThat(shop.figures(shop.second("PENDING"))).containsExactly(100_00L, 0L, 0L, 100_00L, 100_00L);
        assertThat(stored("P")).containsExactly("PAYMENT SUCCESS 10000 pending 10000 balance 0");
    }

    @Test
    void aRefundIsTakenFromPendingThenFromTheBalance() {
        pay(payment("P", 1, 100_00));
        shop.fund(shop.first("BALANCE"), 30_00);
        shop.debit(shop.movement(shop.first("PENDING"), shop.channel("RECEIVABLE"), 80_00));

        Receipt receipt = refund(refund("R", "P", 1, 50_00));

        assertThat(receipt.entries())
                .contains(
                        new Booked(shop.first("PENDING"), -20_00, -100_00),
                        new Booked(shop.first("BALANCE"), -30_00, 0));
        assertThat(stored("R")).containsExactly("REFUND SUCCESS 5000 pending -2000 balance -3000");
        refused(Reason.INSUFFICIENT_FUNDS, () -> refund(refund("R2", "P", 1, 1)));
        assertThat(stored("R2")).isEmpty();
    }

    @Test
    void aRefundIsOfAPaymentOfItsMerchantAndOfNoMoreThanIsLeft() {
        pay(payment("P", 1, 100));
        pay(payment("P2", 2, 100));
        refund(refund("R1", "P", 1, 60));

        refused(Reason.OVER_ORIGINAL, () -> refund(refund("R2", "P", 1, 41)));
        refused(Reason.UNKNOWN_ORIGINAL, () -> refund(refund("R2", "P2", 1, 10)));
        refused(Reason.UNKNOWN_ORIGINAL, () -> refund(refund("R2", "R1", 1, 10)));
        refused(Reason.UNKNOWN_ORIGINAL, () -> refund(refund("R2", "nothing", 1, 10)));
        refund(refund("R2", "P", 1, 40));

        assertThat(shop.balance(shop.first("PENDING")).effectiveMinor()).isZero();
    }

    @Test
    void theSameTransactionIsTakenOnce() {
        OnlineTransaction payment = payment("P", 1, 100);
        OnlineTransaction refund = refund("R", "P", 1, 100);
        Receipt paid = pay(payment);
        Receipt refunded = refund(refund);

        assertThat(pay(payment)).isEqualTo(paid);
        assertThat(refund(refund)).isEqualTo(refunded);
        refused(Reason.REFERENCE_REUSED, () -> pay(payment("P", 1, 101)));
        refused(Reason.REFERENCE_REUSED, () -> pay(payment("P", 2, 100)));
        refused(Reason.REFERENCE_REUSED, () -> refund(refund("R", "P", 1, 99)));
        refused(Reason.REFERENCE_REUSED, () -> refund(refund("P", "P", 1, 100)));
        refused(Reason.REFERENCE_REUSED, () -> pay(payment("R", 1, 100)));
        refused(Reason.NOT_REVERSIBLE, () -> shop.reverse("V", shop.id("P")));

        assertThat(shop.balance(shop.first("PENDING")).effectiveMinor()).isZero();
    }

    @Test
    void anUnknownAccountLeavesNeitherTransactionNorMoney() {
        OnlineTransaction payment = payment("P", 1, 100);
        OnlineTransaction unknown = new OnlineTransaction(
                payment.transactionId(), OnlineShop.NOON, "", "NOBODY", payment.channel(), "", "", "CNY", 100, "x");

        refused(Reason.UNKNOWN_ACCOUNT, () -> pay(unknown));
        refused(Reason.BAD_AMOUNT, () -> pay(payment("P", 1, 0)));

        assertThat(stored("P")).isEmpty();
    }

    /** Two refunds of one payment at a time: the second sees what the first took. */
    @Test
    void refundsOfOnePaymentWaitForEachOther() throws Exception {
        for (int round = 0; round < 20; round++) {
            String payment = "P" + round;
            pay(payment(payment, 1, 100));
            pay(payment("other" + round, 1, 100));
            try (TestThreads threads = new TestThreads()) {
                OnlineTransaction one = refund("A" + round, payment, 1, 70);
                OnlineTransaction two = refund("B" + round, payment, 1, 70);
                Future<Boolean> first = threads.run(() -> isDone(one));
                Future<Boolean> second = threads.run(() -> isDone(two));
                assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    private boolean isDone(OnlineTransaction refund) {
        try {
            refund(refund);
            return true;
        } catch (LedgerException e) {
            assertThat(e.reason()).isEqualTo(Reason.OVER_ORIGINAL);
            return false;
        }
    }

    private Receipt pay(OnlineTransaction payment) {
        return shop.run(connection -> shop.ledger.pay(connection, payment));
    }

    private Receipt refund(OnlineTransaction refund) {
        return shop.run(connection -> shop.ledger.refund(connection, refund));
    }

    private OnlineTransaction payment(String id, int merchant, long amountMinor) {
        return shop.transaction(id, "", merchant, amountMinor);
    }

    private OnlineTransaction refund(String id, String original, int merchant, long amountMinor) {
        return shop.transaction(id, original, merchant, amountMinor);
    }

    private List<String> stored(String id) {
        return books.jdbc().queryForList("""
                SELECT CONCAT(type, ' ', status, ' ', amount_minor, ' pending ', pending_minor, ' balance ',
                              balance_minor)
                FROM transaction
                WHERE transaction_id = ?
                """, String.class, shop.id(id));
    }
}

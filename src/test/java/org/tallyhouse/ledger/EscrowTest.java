package org.tallyhouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.ledger.online.HoldRequest;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineShop;
import org.tallyhouse.ledger.online.Receipt;

/**
 * A deal of 100.00 between a payer and a payee, in three ways: held at the payer, in a sub-account in
 * between, held at the payee. Whatever happens, what both own together stays, and each of them sees it.
 */
@Tag("database")
class EscrowTest {
    private static final long DEAL = 100_00;
    private static final long OWNED = 250_00;
    private static final String ENTRIES = """
            SELECT COUNT(*) FROM entry e JOIN account a ON a.account_id = e.account_id WHERE a.code IN (?, ?, ?)
            """;

    @TempDir
    private static Path home;

    private static Books books;

    private OnlineShop shop;
    private String payer;
    private String escrow;
    private String payee;
    private String hold;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    /** The payer has 250.00, the payee nothing. */
    @BeforeEach
    void openShop() {
        shop = new OnlineShop(books);
        payer = shop.first("BALANCE");
        escrow = shop.first("ESCROW.DEALS");
        payee = shop.second("BALANCE");
        hold = shop.id("deal");
        shop.fund(payer, OWNED);
    }

    @AfterEach
    void nothingIsLost() {
        assertThat(ownedByBoth()).isEqualTo(OWNED);
        assertThat(shop.books.broken()).isEmpty();
    }

    /** Money stays at the payer, frozen: it goes to the payee in parts or whole, what is left is free again. */
    @ParameterizedTest(name = "of 100.00 the payee gets {0} + {1}, the payer has {2} back")
    @CsvSource({"10000, 0, 0", "3000, 7000, 0", "3000, 5000, 2000", "9999, 0, 1", "0, 0, 10000"})
    void heldAtThePayer(long first, long second, long back) {
        shop.place(hold, payer, DEAL);
        sees(payer, OWNED, DEAL);
        sees(payee, 0, 0);

        for (long part : new long[] {first, second}) {
            if (part > 0) {
                shop.capture(hold, shop.movement(payer, payee, part));
                assertThat(ownedByBoth()).isEqualTo(OWNED);
            }
        }
        sees(payer, OWNED - first - second, back);
        sees(payee, first + second, 0);

        if (back > 0) {
            shop.release(shop.reference(), hold, back);
        }
        sees(payer, OWNED - first - second, 0);
        assertThat(ended("CAPTURED")).isEqualTo(first + second);
        assertThat(ended("RELEASED")).isEqualTo(back);
        assertThat(entries()).isEqualTo(1 + 2 * (first > 0 ? 1 : 0) + 2 * (second > 0 ? 1 : 0));
    }

    /** Money leaves the payer's balance but not the payer: it stands in a sub-account of the payer's own. */
    @ParameterizedTest(name = "of 100.00 the payee gets {0}, the payer has {1} back")
    @CsvSource({"10000, 0", "6000, 4000", "0, 10000"})
    void inASubAccount(long toPayee, long back) {
        Receipt in = shop.transfer(shop.movement(payer, escrow, DEAL));
        assertThat(in.entries()).hasSize(2);
        sees(payer, OWNED - DEAL, 0);
        sees(escrow, DEAL, 0);
        assertThat(shop.balance(escrow))
                .extracting(Balance::kind, Balance::purpose)
                .containsExactly(AccountKind.ESCROW, "DEALS");
        assertThat(ownedByBoth()).isEqualTo(OWNED);

        if (toPayee > 0) {
            shop.transfer(shop.movement(escrow, payee, toPayee));
            assertThat(ownedByBoth()).isEqualTo(OWNED);
        }
        if (back > 0) {
            shop.transfer(shop.movement(escrow, payer, back));
        }

        sees(payer, OWNED - toPayee, 0);
        sees(escrow, 0, 0);
        sees(payee, toPayee, 0);
        assertThat(entries()).isEqualTo(3 + 2 * (toPayee > 0 ? 1 : 0) + 2 * (back > 0 ? 1 : 0));
    }

    /** The payee owns it at once but cannot spend it before the buyer confirms; a dispute takes it back. */
    @ParameterizedTest(name = "of 100.00 the buyer confirms {0} and takes back {1}")
    @CsvSource({"10000, 0", "0, 10000", "7500, 2500"})
    void heldAtThePayee(long confirmed, long disputed) {
        payAndHold(DEAL);
        sees(payer, OWNED - DEAL, 0);
        sees(payee, DEAL, DEAL);
        assertThat(shop.balance(payee).availableMinor()).isZero();
        assertThatThrownBy(() -> shop.transfer(shop.movement(payee, escrow, 1)))
                .hasMessageContaining("has 0.00 CNY, 0.01 CNY are wanted");
        assertThat(ownedByBoth()).isEqualTo(OWNED);

        if (confirmed > 0) {
            shop.release(shop.reference(), hold, confirmed);
            assertThat(shop.balance(payee).availableMinor()).isEqualTo(confirmed);
        }
        if (disputed > 0) {
            shop.capture(hold, shop.movement(payee, payer, disputed));
        }

        sees(payer, OWNED - confirmed, 0);
        sees(payee, confirmed, 0);
        assertThat(ended("RELEASED")).isEqualTo(confirmed);
        assertThat(ended("CAPTURED")).isEqualTo(disputed);
        assertThat(entries()).isEqualTo(3 + 2 * (disputed > 0 ? 1 : 0));
    }

    /** Two calls in one transaction: a hold that is refused undoes the transfer before it. */
    @Test
    void aRefusedHoldAtThePayeeUndoesThePayment() {
        assertThatThrownBy(() -> payAndHold(DEAL + 1)).hasMessageContaining("has 100.00 CNY, 100.01 CNY");

        sees(payer, OWNED, 0);
        sees(payee, 0, 0);
        assertThat(entries()).isEqualTo(1);
    }

    /** The connection breaks after the first of two calls: nothing of it was done, and all of it can be. */
    @Test
    void whatIsKilledHalfWayLeavesNothing() throws SQLException {
        Movement payment = shop.movement(payer, payee, DEAL);
        Connection connection = TestDatabase.connect(books.database());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        shop.ledger.transfer(connection, payment);
        connection.abort(Runnable::run);

        sees(payer, OWNED, 0);
        sees(payee, 0, 0);
        assertThat(entries()).isEqualTo(1);
        shop.transfer(payment);
        sees(payee, DEAL, 0);
    }

    private void payAndHold(long heldMinor) {
        Movement payment = shop.movement(payer, payee, DEAL);
        HoldRequest request = new HoldRequest(hold, payee, heldMinor, "CNY", "until the buyer confirms", null);
        shop.run(connection -> {
            shop.ledger.transfer(connection, payment);
            return shop.ledger.place(connection, request);
        });
    }

    /** What the owner of an account is shown. */
    private void sees(String account, long postedMinor, long heldMinor) {
        assertThat(shop.figures(account))
                .as(account)
                .containsExactly(postedMinor, 0L, heldMinor, postedMinor - heldMinor, postedMinor - heldMinor);
    }

    /** Spendable, coming and held, over every account of both. */
    private long ownedByBoth() {
        return shop.owners().subList(0, 2).stream()
                .flatMap(owner -> shop.run(connection -> shop.ledger.balances(connection, owner)).stream())
                .mapToLong(balance -> balance.effectiveMinor() + balance.heldMinor())
                .sum();
    }

    private long ended(String kind) {
        return books.number(
                "SELECT COALESCE(SUM(amount_minor), 0) FROM hold_movement WHERE hold_id = ? AND kind = ?", hold, kind);
    }

    /** Of the payer's, the payee's and the sub-account; one is the payer's opening balance. */
    private long entries() {
        return books.number(ENTRIES, payer, escrow, payee);
    }
}

package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;

/** Each call on a caller's connection of each isolation: where reads may be older than locks, nothing is decided. */
@Tag("database")
class IsolationTest {
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

    /** A call of the ledger on a connection. */
    @FunctionalInterface
    private interface Call {
        Receipt on(Connection connection);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false",
        "2, true",
        "4, false",
        "8, false",
    })
    void aCallIsMadeWhereReadsAreAsNewAsLocks(int isolation, boolean made) throws SQLException {
        for (Call call : calls()) {
            assertThat(refusal(isolation, call)).isEqualTo(made ? null : Reason.WRONG_ISOLATION);
        }
        assertThat(shop.books.broken()).isEmpty();
    }

    private List<Call> calls() {
        String own = shop.second("BALANCE");
        String receivable = shop.channel("RECEIVABLE");
        shop.fund(own, 10_000);
        shop.run(connection -> shop.ledger.pay(connection, shop.transaction("P0", "", 2, 100)));
        shop.place(shop.id("H"), own, 1_000);
        Movement booked = shop.movement(receivable, own, 100);
        shop.credit(booked);
        Movement credit = shop.movement(receivable, own, 100);
        Movement buffered = shop.movement(receivable, shop.first("PENDING"), 100);
        Movement debit = shop.movement(own, receivable, 100);
        Movement transfer = shop.movement(own, shop.first("BALANCE"), 100);
        Movement capture = shop.movement(own, receivable, 100);
        String reversal = shop.reference();
        String release = shop.reference();
        return List.of(
                on -> shop.ledger.credit(on, credit),
                on -> shop.ledger.bufferedCredit(on, buffered),
                on -> shop.ledger.debit(on, debit),
                on -> shop.ledger.transfer(on, transfer),
                on -> shop.ledger.reverse(on, reversal, booked.reference(), "a mistake"),
                on -> shop.ledger.place(on, new HoldRequest(shop.id("H2"), own, 100, "CNY", "test", OnlineShop.NOON)),
                on -> shop.ledger.capture(on, shop.id("H"), capture),
                on -> shop.ledger.release(on, release, shop.id("H"), 100),
                on -> shop.ledger.expire(on, shop.id("H")),
                on -> shop.ledger.pay(on, shop.transaction("P1", "", 2, 100)),
                on -> shop.ledger.refund(on, shop.transaction("R0", "P0", 2, 60)));
    }

    private static Reason refusal(int isolation, Call call) throws SQLException {
        try (Connection connection = connection(isolation)) {
            call.on(connection);
            connection.commit();
            return null;
        } catch (LedgerException e) {
            return e.reason();
        }
    }

    private static Connection connection(int isolation) throws SQLException {
        Connection connection = books.get(DataSource.class).getConnection();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        return connection;
    }
}

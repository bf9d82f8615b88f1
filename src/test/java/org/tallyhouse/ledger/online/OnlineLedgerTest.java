package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyhouse.ledger.LedgerTest.refused;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.Receipt.Booked;
import org.tallyhouse.money.Amounts;

/** The calls an online system makes: what each books, and that each is done once. */
@Tag("database")
class OnlineLedgerTest {
    @TempDir
    private static Path home;

    private static Books books;

    private OnlineShop shop;
    private String pending;
    private String transit;
    private String balance;
    private String other;
    private String receivable;
    private String cost;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        books.jdbc().execute("CREATE TABLE orders (order_id VARCHAR(64) PRIMARY KEY)");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    /** Accounts of its own for each test. */
    @BeforeEach
    void openShop() {
        shop = new OnlineShop(books);
        pending = shop.first("PENDING");
        transit = shop.first("TRANSIT");
        balance = shop.first("BALANCE");
        other = shop.second("BALANCE");
        receivable = shop.channel("RECEIVABLE");
        cost = shop.channel("COST");
    }

    @AfterEach
    void theInvariantsHold() {
        assertThat(shop.books.broken()).isEmpty();
    }

    @Test
    void aBufferedCreditIsEffectiveAtOnce() {
        Movement credit = shop.movement(receivable, pending, 20_00);

        Receipt receipt = shop.buffer(credit);

        assertThat(receipt).isEqualTo(new Receipt(credit.reference(), shop.books.openDate(), List.of()));
        assertThat(shop.figures(pending)).containsExactly(0L, 20_00L, 0L, 0L, 20_00L);
        assertThat(shop.figures(receivable)).containsExactly(0L, -20_00L, 0L, 0L, -20_00L);
    }

    /** While someone holds the rows of both accounts, the credit goes through. */
    @Test
    @Timeout(20)
    void aBufferedCreditDoesNotWaitForItsAccounts() {
        List<Long> rows = List.of(
                books.get(Accounts.class).require(pending),
                books.get(Accounts.class).require(receivable));

        shop.books.inTransaction(() -> {
            shop.books.ledger().begin(rows);
            shop.buffer(shop.movement(receivable, pending, 1));
        });

        assertThat(shop.balance(pending).bufferedMinor()).isEqualTo(1);
    }

    /** Worked example 6: posted 100.00, a buffered credit 20.00, a hold 30.00. */
    @Test
    void theHolderSeesPostedBufferedHeldAvailableAndEffective() {
        shop.fund(pending, 100_00);
        shop.buffer(shop.movement(receivable, pending, 20_00));
        shop.place(shop.id("H"), pending, 30_00);

        assertThat(shop.figures(pending)).containsExactly(100_00L, 20_00L, 30_00L, 70_00L, 90_00L);
    }

    @Test
    void aCreditFromAHotAccountDoesNotLockItAndIsPostedWithTheWindow() {
        Receipt receipt = shop.credit(shop.movement(receivable, balance, 100_00));

        assertThat(receipt.entries())
                .contains(new Booked(balance, 100_00, 100_00), new Booked(transit, -100_00, -100_00));
        assertThat(shop.figures(transit)).containsExactly(-100_00L, 100_00L, 0L, -100_00L, 0L);
        assertThat(shop.figures(receivable)).containsExactly(0L, -100_00L, 0L, 0L, -100_00L);
        post();
        assertThat(shop.figures(transit)).containsExactly(0L, 0L, 0L, 0L, 0L);
        assertThat(shop.figures(receivable)).containsExactly(-100_00L, 0L, 0L, -100_00L, -100_00L);
    }

    @Test
    void aDebitTakesWhatTheGuardLetsItAndNoMore() {
        shop.fund(balance, 100_00);
        shop.buffer(shop.movement(receivable, balance, 50_00));

        refused(Reason.INSUFFICIENT_FUNDS, () -> shop.debit(shop.movement(balance, cost, 100_01)));
        shop.debit(shop.movement(balance, cost, 100_00));

        assertThat(shop.figures(balance)).containsExactly(0L, 50_00L, 0L, 0L, 50_00L);
        assertThat(shop.balance(cost).effectiveMinor()).isEqualTo(100_00);
    }

    @Test
    void anEffectiveAccountMaySpendWhatIsBuffered() {
        shop.buffer(shop.movement(receivable, pending, 50_00));

        refused(Reason.INSUFFICIENT_FUNDS, () -> shop.debit(shop.movement(pending, receivable, 50_01)));
        shop.debit(shop.movement(pending, receivable, 50_00));

        assertThat(shop.figures(pending)).containsExactly(-50_00L, 50_00L, 0L, -50_00L, 0L);
        post();
        assertThat(shop.figures(pending)).containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void aTransferMovesBothSidesOrNeither() {
        shop.fund(balance, 100_00);

        Receipt receipt = shop.transfer(shop.movement(balance, other, 60_00));
        refused(Reason.INSUFFICIENT_FUNDS, () -> shop.transfer(shop.movement(balance, other, 40_01)));
        status(other, "CLOSED");
        refused(Reason.ACCOUNT_CLOSED, () -> shop.transfer(shop.movement(balance, other, 1)));

        assertThat(receipt.entries())
                .containsExactly(new Booked(balance, -60_00, 40_00), new Booked(other, 60_00, 60_00));
        assertThat(shop.balance(balance).postedMinor()).isEqualTo(40_00);
        assertThat(shop.balance(other).postedMinor()).isEqualTo(60_00);
    }

    /** The same call again answers as it first did, whatever the account holds by then. */
    @Test
    void aCallIsDoneOnce() {
        Movement buffered = shop.movement(receivable, pending, 10_00);
        Movement credit = shop.movement(receivable, balance, 100_00);
        Movement debit = shop.movement(balance, cost, 30_00);
        Movement transfer = shop.movement(balance, other, 20_00);
        Movement capture = shop.movement(balance, other, 15_00);
        List<Receipt> first = calls(buffered, credit, debit, transfer, capture);
        shop.debit(shop.movement(balance, cost, 50_00));
        assertThat(shop.figures(balance)).containsExactly(0L, 0L, 0L, 0L, 0L);
        shop.books.cutOver();

        assertThat(calls(buffered, credit, debit, transfer, capture)).isEqualTo(first);

        assertThat(shop.figures(balance)).containsExactly(0L, 0L, 0L, 0L, 0L);
        assertThat(shop.balance(other).postedMinor()).isEqualTo(35_00);
        assertThat(shop.balance(pending).bufferedMinor()).isEqualTo(10_00);
    }

    private List<Receipt> calls(
            Movement buffered, Movement credit, Movement debit, Movement transfer, Movement capture) {
        return List.of(
                shop.buffer(buffered),
                shop.credit(credit),
                shop.debit(debit),
                shop.transfer(transfer),
                shop.place(shop.id("H"), balance, 30_00),
                shop.capture(shop.id("H"), capture),
                shop.release(shop.id("R"), shop.id("H"), 5_00),
                shop.expire(shop.id("H")),
                shop.reverse(shop.id("V"), debit.reference()),
                shop.debit(new Movement(shop.id("D"), balance, cost, 15_00, "CNY")));
    }

    @Test
    void aReferenceStandsForOneThing() {
        shop.fund(balance, 100_00);
        Movement buffered = shop.movement(receivable, pending, 10);
        Movement debit = shop.movement(balance, cost, 10);
        shop.buffer(buffered);
        shop.debit(debit);
        shop.place(shop.id("H"), balance, 10);
        shop.release(shop.id("R"), shop.id("H"), 4);

        reused(() -> shop.buffer(with(buffered, 11)));
        reused(() -> shop.buffer(new Movement(buffered.reference(), receivable, balance, 10, "CNY")));
        reused(() -> shop.buffer(new Movement(debit.reference(), receivable, pending, 10, "CNY")));
        reused(() -> shop.debit(with(debit, 11)));
        reused(() -> shop.debit(new Movement(debit.reference(), balance, receivable, 10, "CNY")));
        reused(() -> shop.transfer(new Movement(debit.reference(), balance, other, 10, "CNY")));
        reused(() -> shop.transfer(new Movement(buffered.reference(), balance, other, 10, "CNY")));
        reused(() -> shop.place(shop.id("H"), balance, 11));
        reused(() -> shop.place(shop.id("H"), pending, 10));
        reused(() -> shop.release(shop.id("R"), shop.id("H"), 5));
        reused(() -> shop.transfer(new Movement(shop.id("R"), balance, other, 4, "CNY")));
        reused(() -> shop.reverse(debit.reference(), debit.reference()));
        reused(() -> shop.capture(shop.id("H"), new Movement(debit.reference(), balance, cost, 10, "CNY")));

        assertThat(shop.figures(balance)).containsExactly(99_90L, 0L, 6L, 99_84L, 99_84L);
        assertThat(shop.balance(pending).bufferedMinor()).isEqualTo(10);
    }

    @Test
    void aHoldEndsInPartsAndNeverInMore() {
        shop.fund(balance, 100);
        shop.place(shop.id("H"), balance, 60);
        refused(Reason.INSUFFICIENT_FUNDS, () -> shop.place(shop.id("H2"), balance, 41));

        shop.capture(shop.id("H"), shop.movement(balance, other, 25));
        shop.release(shop.reference(), shop.id("H"), 15);
        assertThat(shop.figures(balance)).containsExactly(75L, 0L, 20L, 55L, 55L);
        refused(Reason.HOLD_EXCEEDED, () -> shop.capture(shop.id("H"), shop.movement(balance, other, 21)));
        refused(Reason.HOLD_EXCEEDED, () -> shop.release(shop.reference(), shop.id("H"), 21));
        refused(Reason.HOLD_UNKNOWN, () -> shop.capture(shop.id("H"), shop.movement(other, balance, 5)));
        refused(Reason.HOLD_UNKNOWN, () -> shop.release(shop.reference(), shop.id("no such hold"), 1));
        shop.capture(shop.id("H"), shop.movement(balance, cost, 20));
        refused(Reason.HOLD_ENDED, () -> shop.capture(shop.id("H"), shop.movement(balance, other, 1)));
        refused(Reason.HOLD_ENDED, () -> shop.release(shop.reference(), shop.id("H"), 1));
        refused(Reason.HOLD_ENDED, () -> shop.expire(shop.id("H")));

        assertThat(shop.figures(balance)).containsExactly(55L, 0L, 0L, 55L, 55L);
        assertThat(movements(shop.id("H"))).isEqualTo(Map.of("CAPTURED", 45L, "RELEASED", 15L));
    }

    @Test
    void aHoldExpiresWhenItsTimeIsOverAndNotBefore() {
        shop.fund(balance, 100);
        shop.place(shop.id("due"), balance, 10);
        shop.capture(shop.id("due"), shop.movement(balance, other, 4));
        shop.run(c -> shop.ledger.place(
                c, new HoldRequest(shop.id("later"), balance, 10, "CNY", "", OnlineShop.NOON.plusMillis(1))));
        shop.run(c -> shop.ledger.place(c, new HoldRequest(shop.id("never"), balance, 10, "CNY", "", null)));

        shop.expire(shop.id("due"));

        refused(Reason.HOLD_NOT_EXPIRED, () -> shop.expire(shop.id("later")));
        refused(Reason.HOLD_NOT_EXPIRED, () -> shop.expire(shop.id("never")));
        assertThat(shop.figures(balance)).containsExactly(96L, 0L, 20L, 76L, 76L);
        assertThat(movements(shop.id("due"))).isEqualTo(Map.of("CAPTURED", 4L, "EXPIRED", 6L));
    }

    /** What a hold does and what it is refused must not be told apart by half: a blocked target leaves the hold. */
    @Test
    void aRefusedCaptureLeavesTheHoldAsItWasAndTheTransactionUsable() {
        shop.fund(balance, 100);
        shop.place(shop.id("H"), balance, 60);
        status(other, "FROZEN");

        shop.run(connection -> {
            refused(
                    Reason.ACCOUNT_BLOCKED,
                    () -> shop.ledger.capture(connection, shop.id("H"), shop.movement(balance, other, 25)));
            return shop.ledger.release(connection, shop.reference(), shop.id("H"), 10);
        });

        assertThat(shop.figures(balance)).containsExactly(100L, 0L, 50L, 50L, 50L);
        assertThat(movements(shop.id("H"))).isEqualTo(Map.of("RELEASED", 10L));
    }

    @Test
    void aReversalIsANewJournalThatNamesWhatItTakesBack() {
        Movement credit = shop.movement(receivable, balance, 100);
        shop.credit(credit);
        Movement transfer = shop.movement(balance, other, 40);
        shop.transfer(transfer);

        Receipt back = shop.reverse(shop.id("back"), transfer.reference());
        refused(Reason.ALREADY_REVERSED, () -> shop.reverse(shop.id("again"), transfer.reference()));
        shop.reverse(shop.id("back again"), shop.id("back"));
        shop.reverse(shop.id("transfer back"), shop.id("back again"));
        shop.reverse(shop.id("credit back"), credit.reference());

        assertThat(back.entries()).containsExactly(new Booked(balance, 40, 100), new Booked(other, -40, 0));
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT(corrects, ': ', reason) FROM journal WHERE source = ?",
                                String.class,
                                shop.id("back")))
                .containsExactly("REAL_TIME/%s: a mistake".formatted(transfer.reference()));
        for (String account : List.of(balance, other, transit, receivable)) {
            assertThat(shop.balance(account).effectiveMinor()).as(account).isZero();
        }
    }

    @Test
    void aReversalIsRefusedWhereItsAccountCannotAffordItOrSomethingElseTakesItBack() {
        Movement buffered = shop.movement(receivable, pending, 100);
        shop.buffer(buffered);
        shop.debit(shop.movement(pending, receivable, 1));
        refused(Reason.INSUFFICIENT_FUNDS, () -> shop.reverse(shop.id("r1"), buffered.reference()));
        shop.buffer(shop.movement(receivable, pending, 1));
        shop.reverse(shop.id("r2"), buffered.reference());
        assertThat(shop.balance(pending).effectiveMinor()).isZero();
        assertThat(books.jdbc()
                        .queryForList("SELECT corrects FROM journal WHERE source = ?", String.class, shop.id("r2")))
                .containsExactly("BUFFERED/" + buffered.reference());

        refused(Reason.UNKNOWN_REFERENCE, () -> shop.reverse(shop.id("r3"), shop.id("nothing")));
        shop.fund(balance, 10);
        shop.place(shop.id("H"), balance, 10);
        shop.release(shop.id("freed"), shop.id("H"), 10);
        refused(Reason.NOT_REVERSIBLE, () -> shop.reverse(shop.id("r4"), shop.id("freed")));
    }

    /** Each refusal has its name, and leaves every figure as it was. */
    @Test
    void badInputIsNamedAndChangesNothing() {
        shop.fund(balance, 100);
        shop.place(shop.id("H"), balance, 10);
        List<Balance> before = everything();

        refused(Reason.UNKNOWN_ACCOUNT, () -> shop.credit(shop.movement(receivable, "M9.CNY.BALANCE", 1)));
        refused(Reason.UNKNOWN_ACCOUNT, () -> shop.buffer(shop.movement("X.CNY.RECEIVABLE", pending, 1)));
        refused(Reason.UNKNOWN_ACCOUNT, () -> shop.place(shop.id("H9"), "M9.CNY.BALANCE", 1));
        refused(
                Reason.WRONG_CURRENCY,
                () -> shop.transfer(
                        shop.movement(balance, shop.second("BALANCE").replace("CNY", "USD"), 1)));
        refused(Reason.WRONG_CURRENCY, () -> shop.buffer(new Movement(shop.id("u"), receivable, pending, 1, "USD")));
        refused(Reason.BAD_AMOUNT, () -> shop.debit(shop.movement(balance, cost, 0)));
        refused(Reason.BAD_AMOUNT, () -> shop.debit(shop.movement(balance, cost, -1)));
        refused(Reason.BAD_AMOUNT, () -> shop.buffer(shop.movement(receivable, pending, Long.MAX_VALUE)));
        refused(Reason.BAD_AMOUNT, () -> shop.place(shop.id("H9"), balance, 0));
        refused(Reason.BAD_AMOUNT, () -> shop.release(shop.id("r"), shop.id("H"), -1));
        refused(Reason.SAME_ACCOUNT, () -> shop.transfer(shop.movement(balance, balance, 1)));
        refused(Reason.BAD_REFERENCE, () -> shop.debit(new Movement(" ", balance, cost, 1, "CNY")));
        refused(Reason.BAD_REFERENCE, () -> shop.debit(new Movement("x".repeat(121), balance, other, 1, "CNY")));
        refused(Reason.BAD_REFERENCE, () -> shop.place("x".repeat(65), balance, 1));
        refused(Reason.NOT_BUFFERED, () -> shop.buffer(shop.movement(balance, other, 1)));
        refused(Reason.ACCOUNT_BLOCKED, () -> shop.debit(shop.movement(balance, shop.second("TRANSIT"), 1)));
        refused(Reason.HOLD_UNKNOWN, () -> shop.release(shop.id("r"), shop.id("H9"), 1));
        refused(Reason.HOLD_EXCEEDED, () -> shop.release(shop.id("r"), shop.id("H"), 11));
        refused(Reason.UNKNOWN_REFERENCE, () -> shop.reverse(shop.id("r"), shop.id("nothing")));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aBalanceThatWouldNotFitIsAnOverflow() {
        books.jdbc().update("UPDATE account SET posted_minor = ? WHERE code = ?", Long.MAX_VALUE - 5, other);
        shop.fund(balance, 100);

        refused(Reason.OVERFLOW, () -> shop.transfer(shop.movement(balance, other, 6)));

        assertThat(shop.balance(balance).postedMinor()).isEqualTo(100);
        books.jdbc().update("UPDATE account SET posted_minor = 0 WHERE code = ?", other);
    }

    @Test
    void aBlockedAccountRefusesWhatItsStatusSays() {
        shop.fund(balance, 100);
        status(balance, "CREDITS_ONLY");
        shop.buffer(shop.movement(receivable, balance, 1));
        refused(Reason.ACCOUNT_BLOCKED, () -> shop.debit(shop.movement(balance, cost, 1)));
        refused(Reason.ACCOUNT_BLOCKED, () -> shop.place(shop.id("H"), balance, 1));
        status(balance, "FROZEN");
        refused(Reason.ACCOUNT_BLOCKED, () -> shop.buffer(shop.movement(receivable, balance, 1)));
        refused(Reason.ACCOUNT_BLOCKED, () -> shop.credit(shop.movement(receivable, balance, 1)));
        status(balance, "CLOSED");
        refused(Reason.ACCOUNT_CLOSED, () -> shop.buffer(shop.movement(receivable, balance, 1)));
        refused(Reason.ACCOUNT_CLOSED, () -> shop.debit(shop.movement(balance, cost, 1)));

        assertThat(shop.figures(balance)).containsExactly(100L, 1L, 0L, 100L, 101L);
    }

    /** The caller's rows and the credit are one transaction: rolled back together. */
    @Test
    void aCallIsPartOfTheCallersTransaction() {
        Movement credit = shop.movement(receivable, pending, 10);
        Movement lost = shop.movement(receivable, pending, 99);

        order(credit, false);
        try {
            order(lost, true);
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the shop fails");
        }

        assertThat(books.jdbc().queryForList("SELECT order_id FROM orders", String.class))
                .contains(credit.reference())
                .doesNotContain(lost.reference());
        assertThat(shop.balance(pending).bufferedMinor()).isEqualTo(10);
    }

    private void order(Movement credit, boolean failing) {
        shop.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
                insert.setString(1, credit.reference());
                insert.executeUpdate();
            }
            Receipt receipt = shop.ledger.bufferedCredit(connection, credit);
            if (failing) {
                throw new IllegalStateException("the shop fails");
            }
            return receipt;
        });
    }

    @Test
    void theLargestAmountIsTaken() {
        shop.buffer(shop.movement(receivable, pending, Amounts.MAX_MINOR));

        assertThat(shop.balance(pending).effectiveMinor()).isEqualTo(Amounts.MAX_MINOR);
    }

    private void post() {
        LocalDate date = shop.books.openDate();
        shop.books.cutOver();
        books.run("posting", date);
    }

    private void status(String account, String status) {
        books.jdbc().update("UPDATE account SET status = ? WHERE code = ?", status, account);
    }

    private List<Balance> everything() {
        return shop.owners().stream()
                .flatMap(owner -> shop.run(connection -> shop.ledger.balances(connection, owner)).stream())
                .toList();
    }

    private Map<String, Long> movements(String holdId) {
        Map<String, Long> sums = new java.util.TreeMap<>();
        books.jdbc()
                .query(
                        "SELECT kind, SUM(amount_minor) FROM hold_movement WHERE hold_id = ? GROUP BY kind",
                        row -> {
                            sums.put(row.getString(1), row.getLong(2));
                        },
                        holdId);
        return sums;
    }

    private static Movement with(Movement movement, long amountMinor) {
        return new Movement(movement.reference(), movement.from(), movement.to(), amountMinor, movement.currency());
    }

    private static void reused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        refused(Reason.REFERENCE_REUSED, call);
    }
}

package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.LockWaits;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.Account.Status;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerFixture;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.ledger.online.AccountStatusChange.Changed;
import org.tallyhouse.ledger.online.AccountStatusChange.Refused;
import org.tallyhouse.ledger.online.AccountStatusChange.Result;
import org.tallyhouse.ledger.online.AccountStatusChange.Unchanged;

@Tag("database")
class AccountStatusChangeTest extends LedgerFixture {
    @BeforeAll
    void aMerchant() {
        books.get(Accounts.class)
                .open(Accounts.ofMerchant("M1", "CNY", PostingMode.BUFFERED, Account.Guard.EFFECTIVE, 0));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            from, to, takes a debit, takes a credit
            OPEN, FROZEN, false, false
            FROZEN, OPEN, true, true
            OPEN, CREDITS_ONLY, false, true
            CREDITS_ONLY, FROZEN, false, false
            FROZEN, CREDITS_ONLY, false, true
            """)
    void theLedgerKeepsToTheNewStatusFromTheNextBookingOn(Status from, Status to, boolean debit, boolean credit) {
        long account = ledger.funded(Account.Guard.POSTED, 0, 100);
        change(account, from);

        assertThat(change(account, to)).isEqualTo(new Changed(from));

        long other = ledger.house();
        assertMoves(debit, account, other);
        assertMoves(credit, other, account);
    }

    private void assertMoves(boolean allowed, long from, long to) {
        if (allowed) {
            ledger.transfer(from, to, 10);
        } else {
            assertThatThrownBy(() -> ledger.transfer(from, to, 10))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.reason()).isEqualTo(LedgerException.Reason.ACCOUNT_BLOCKED));
        }
    }

    @ParameterizedTest
    @CsvSource({"OPEN", "CREDITS_ONLY", "FROZEN", "CLOSED"})
    void theSameStatusAgainChangesNothing(Status status) {
        long account = ledger.house();
        change(account, status);

        assertThat(change(account, status)).isEqualTo(new Unchanged());
    }

    @Test
    void anEmptyAccountIsClosedForEver() {
        long account = ledger.funded(Account.Guard.POSTED, 0, 100);
        ledger.transfer(account, ledger.house(), 100);

        assertThat(change(account, Status.CLOSED)).isEqualTo(new Changed(Status.OPEN));
        for (Status status : List.of(Status.OPEN, Status.CREDITS_ONLY, Status.FROZEN)) {
            assertThat(reason(change(account, status)))
                    .isEqualTo(code(account) + " is CLOSED and is not opened again; open a sub-account by set-up");
        }
        assertThat(status(account)).isEqualTo("CLOSED");
    }

    @Test
    void anAccountThatHoldsAnythingIsNotClosed() {
        long posted = ledger.funded(Account.Guard.POSTED, 0, 100);
        long held = ledger.funded(Account.Guard.POSTED, 0, 100);
        ledger.inTransaction(() ->
                ledger.holds().place(List.of(new Holds.Request(ledger.source(), held, 70, ledger.openDate(), "test"))));
        long buffered = ledger.house();
        ledger.buffer(ledger.house(), buffered, 30);

        assertRefused(posted, "posted 1.00, held 0.00, buffered 0.00");
        assertRefused(held, "posted 1.00, held 0.70, buffered 0.00");
        assertRefused(buffered, "posted 0.00, held 0.00, buffered 0.30");
    }

    private void assertRefused(long account, String holds) {
        assertThat(reason(change(account, Status.CLOSED)))
                .isEqualTo(
                        "%s is not empty: %s CNY; move what it holds, then close it".formatted(code(account), holds));
        assertThat(status(account)).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            M9.CNY.BALANCE | there is no account M9.CNY.BALANCE
            PLATFORM.CNY.FEE_INCOME | PLATFORM.CNY.FEE_INCOME is no merchant's account; our own, channels' and banks' accounts stay open
            M1.CNY.DUE | M1.CNY.DUE is moved by the night and stays open; change the merchant's PENDING or BALANCE account
            M1.CNY.TRANSIT | M1.CNY.TRANSIT is moved by the night and stays open; change the merchant's PENDING or BALANCE account
            """)
    void whatIsNotAMerchantsOwnStaysOpen(String code, String told) {
        assertThat(reason(change(code, Status.FROZEN))).isEqualTo(told);
    }

    /** The booking has the row's lock, so the change waits, and then sees what was booked. */
    @Test
    @Timeout(120)
    void aChangeWaitsForTheBookingThatHasTheAccount() throws Exception {
        long account = ledger.house();
        long other = ledger.house();

        assertThat(reason(closeDuring(
                        account,
                        () -> ledger.ledger().book(ledger.journal(new Leg(account, 100), new Leg(other, -100))))))
                .contains("posted 1.00");
    }

    /** A buffered credit locks no account; its writer has the open window. */
    @Test
    @Timeout(120)
    void aCloseWaitsForCreditsOnTheirWay() throws Exception {
        long account = ledger.house();
        long other = ledger.house();

        assertThat(reason(closeDuring(account, () -> {
                    long window = ledger.windows().openShared().windowId();
                    ledger.ledger().buffer(List.of(new BufferedCredit(window, account, other, 100, ledger.source())));
                })))
                .contains("buffered 1.00");
    }

    /** Closes an account while another transaction that moves it has not ended. */
    private Result closeDuring(long account, Runnable movement) throws Exception {
        CountDownLatch moved = new CountDownLatch(1);
        try (TestThreads threads = new TestThreads()) {
            Future<Boolean> movedAndWaited = threads.run(() -> ledger.inTransaction(() -> {
                movement.run();
                moved.countDown();
                LockWaits.await(books);
                return true;
            }));
            moved.await();
            Future<Result> closed = threads.run(() -> change(account, Status.CLOSED));
            assertThat(movedAndWaited.get()).isTrue();
            return closed.get();
        }
    }

    private Result change(long account, Status to) {
        return change(code(account), to);
    }

    private Result change(String code, Status to) {
        return ledger.inTransaction(() -> books.get(AccountStatusChange.class).change(code, to));
    }

    private String reason(Result result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).reason();
    }

    private String code(long account) {
        return books.jdbc().queryForObject("SELECT code FROM account WHERE account_id = ?", String.class, account);
    }

    private String status(long account) {
        return books.jdbc().queryForObject("SELECT status FROM account WHERE account_id = ?", String.class, account);
    }
}

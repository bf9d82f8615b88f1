package org.tallyhouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.LedgerException.Reason;

/** What may be booked, and what a booking leaves behind. */
@Tag("database")
public class LedgerTest extends LedgerFixture {
    @Test
    void theEntriesOfAnAccountChain() {
        long shop = ledger.house();
        long bank = ledger.house();

        ledger.transfer(bank, shop, 500);
        ledger.transfer(shop, bank, 200);
        ledger.transfer(bank, shop, 1);

        assertThat(entries(shop)).containsExactly("1: 500 -> 500", "2: -200 -> 300", "3: 1 -> 301");
        assertThat(entries(bank)).containsExactly("1: -500 -> -500", "2: 200 -> -300", "3: -1 -> -301");
        assertThat(ledger.posted(shop)).isEqualTo(301);
    }

    @Test
    void severalLegsOfOneAccountAreOneEntryAndNoneIfTheyCancelOut() {
        long shop = ledger.house();
        long bank = ledger.house();
        long passed = ledger.house();

        ledger.book(ledger.journal(
                new Leg(shop, 70), new Leg(passed, 9), new Leg(bank, -100), new Leg(shop, 30), new Leg(passed, -9)));

        assertThat(entries(shop)).containsExactly("1: 100 -> 100");
        assertThat(entries(passed)).isEmpty();
    }

    @Test
    void theJournalsOfOneBookingSeeEachOther() {
        long shop = ledger.open("CNY", Account.Guard.POSTED, 0);
        long bank = ledger.house();
        JournalDraft in = ledger.journal(new Leg(bank, -100), new Leg(shop, 100));
        JournalDraft out = ledger.journal(new Leg(shop, -100), new Leg(bank, 100));

        refused(Reason.INSUFFICIENT_FUNDS, () -> ledger.book(out, in));
        ledger.book(in, out);

        assertThat(entries(shop)).containsExactly("1: 100 -> 100", "2: -100 -> 0");
    }

    @ParameterizedTest
    @CsvSource({"100, -99", "100, 100", "-1, 0"})
    void aJournalThatDoesNotSumToZeroIsRefused(long shopMinor, long bankMinor) {
        long shop = ledger.house();
        long bank = ledger.house();

        refused(
                Reason.UNBALANCED,
                () -> ledger.book(ledger.journal(new Leg(shop, shopMinor), new Leg(bank, bankMinor))));

        assertThat(entries(shop)).isEmpty();
    }

    @Test
    void aJournalBalancesInEachOfItsCurrencies() {
        long yuan = ledger.house();
        long dollars = ledger.open("USD", Account.Guard.NONE, 0);
        long moreDollars = ledger.open("USD", Account.Guard.NONE, 0);

        refused(Reason.UNBALANCED, () -> ledger.transfer(yuan, dollars, 100));
        ledger.book(ledger.journal(
                new Leg(yuan, -7), new Leg(dollars, 5), new Leg(moreDollars, -5), new Leg(ledger.house(), 7)));

        assertThat(ledger.posted(dollars)).isEqualTo(5);
    }

    @Test
    void aTypeAndSourceIsBookedOnceAndTheSecondTimeNothingChanges() {
        long shop = ledger.house();
        long bank = ledger.house();
        JournalDraft sale = ledger.journal(new Leg(shop, 10), new Leg(bank, -10));
        JournalDraft other = ledger.journal(new Leg(shop, 5), new Leg(bank, -5));
        ledger.book(sale);

        refused(Reason.ALREADY_BOOKED, () -> ledger.book(sale));
        refused(Reason.ALREADY_BOOKED, () -> ledger.book(other, sale));
        refused(Reason.ALREADY_BOOKED, () -> ledger.book(other, other));
        ledger.book(new JournalDraft(JournalType.CLEARING, sale.source(), sale.businessDate(), sale.legs()));

        assertThat(entries(shop)).containsExactly("1: 10 -> 10", "2: 10 -> 20");
    }

    @Test
    void anAccountThatDoesNotExistIsRefused() {
        long shop = ledger.house();

        refused(Reason.UNKNOWN_ACCOUNT, () -> ledger.transfer(shop, 999_999, 1));
        refused(Reason.UNKNOWN_ACCOUNT, () -> ledger.spendable(999_999, 1));
        refused(Reason.UNKNOWN_ACCOUNT, () -> books.get(Accounts.class).require("NOBODY.CNY.BALANCE"));
        assertThat(entries(shop)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            status,       credit, debit
            OPEN,         true,   true
            CREDITS_ONLY, true,   false
            FROZEN,       false,  false
            CLOSED,       false,  false
            """)
    void theStatusOfAnAccountSaysWhatMovesIt(Account.Status status, boolean credit, boolean debit) {
        long bank = ledger.house();
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        books.jdbc().update("UPDATE account SET status = ? WHERE account_id = ?", status.name(), shop);

        Reason reason = status == Account.Status.CLOSED ? Reason.ACCOUNT_CLOSED : Reason.ACCOUNT_BLOCKED;
        taken(credit, reason, () -> ledger.transfer(bank, shop, 10));
        taken(debit, reason, () -> ledger.transfer(shop, bank, 10));

        assertThat(ledger.posted(shop)).isEqualTo(100 + (credit ? 10 : 0) - (debit ? 10 : 0));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            guard,     limit, posted, buffered, held, debit, taken
            POSTED,    0,     100,    0,        0,    100,   true
            POSTED,    0,     100,    0,        0,    101,   false
            POSTED,    0,     100,    20,       0,    101,   false
            POSTED,    0,     100,    20,       30,   70,    true
            POSTED,    0,     100,    20,       30,   71,    false
            POSTED,    50,    100,    20,       30,   120,   true
            POSTED,    50,    100,    20,       30,   121,   false
            EFFECTIVE, 0,     100,    20,       0,    120,   true
            EFFECTIVE, 0,     100,    20,       0,    121,   false
            EFFECTIVE, 0,     100,    20,       30,   90,    true
            EFFECTIVE, 0,     100,    20,       30,   91,    false
            EFFECTIVE, 50,    100,    20,       30,   140,   true
            EFFECTIVE, 50,    100,    20,       30,   141,   false
            EFFECTIVE, 0,     100,    -20,      0,    100,   true
            NONE,      0,     100,    0,        30,   99999, true
            """)
    void aDebitMayTakeWhatTheGuardCounts(
            Account.Guard guard, long limit, long posted, long buffered, long held, long debit, boolean taken) {
        long bank = ledger.house();
        long shop = ledger.funded(guard, limit, posted);
        if (buffered > 0) {
            ledger.buffer(bank, shop, buffered);
        }
        if (held > 0) {
            hold(shop, held);
        }

        taken(taken, Reason.INSUFFICIENT_FUNDS, () -> ledger.transfer(shop, bank, debit));

        assertThat(ledger.posted(shop)).isEqualTo(taken ? posted - debit : posted);
    }

    @Test
    void aCreditBufferedInTheSameTransactionIsEffectiveBeforeItIsWritten() {
        long shop = ledger.open("CNY", Account.Guard.EFFECTIVE, 0);
        Booking booking = ledger.inTransaction(() -> ledger.ledger().begin(List.of(shop)));

        booking.expectBuffered(shop, 40);

        assertThat(booking.spendableMinor(shop, 1)).isEqualTo(40);
    }

    /** 300 posted, 100 buffered, 50 held: an overdraft limit may be spent, but is not there. */
    @ParameterizedTest
    @CsvSource({
        "POSTED, 0, 250, 250",
        "POSTED, 70, 250, 320",
        "EFFECTIVE, 0, 350, 350",
        "EFFECTIVE, 70, 350, 420",
        "NONE, 70, 250, 9223372036854775807"
    })
    void whatIsAvailableIsWhatMayBeSpentWithoutAnOverdraft(
            Account.Guard guard, long limitMinor, long available, long spendable) {
        long account = ledger.funded(guard, limitMinor, 300);
        ledger.buffer(ledger.house(), account, 100);
        ledger.inTransaction(() -> ledger.holds()
                .place(List.of(new Holds.Request(ledger.source(), account, 50, ledger.openDate(), "test"))));

        ledger.inTransaction(() -> {
            Booking booking = ledger.ledger().begin(List.of(account));
            assertThat(booking.availableMinor(account, 1_000)).isEqualTo(available);
            assertThat(booking.spendableMinor(account, 1_000)).isEqualTo(spendable);
        });
    }

    @Test
    void anOverflowIsAnErrorAndNoWrap() {
        long rich = ledger.house();
        long bank = ledger.house();
        ledger.transfer(bank, rich, Long.MAX_VALUE);

        refused(Reason.OVERFLOW, () -> ledger.transfer(ledger.house(), rich, 1));
        refused(
                Reason.OVERFLOW,
                () -> ledger.book(ledger.journal(
                        new Leg(bank, Long.MIN_VALUE), new Leg(bank, Long.MIN_VALUE), new Leg(ledger.house(), 0))));

        assertThat(ledger.posted(rich)).isEqualTo(Long.MAX_VALUE);
        ledger.transfer(rich, bank, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"' '", "''"})
    void aSourceNamesSomething(String source) {
        assertThatThrownBy(() -> JournalDraft.of(JournalType.REAL_TIME, source, Books.FRIDAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JournalDraft.of(JournalType.REAL_TIME, "x".repeat(121), Books.FRIDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE entry SET amount_minor = amount_minor + 1, I11: an entry is never changed",
        "DELETE FROM entry, I11: an entry is never deleted",
        "UPDATE journal SET source = 'another', I11: a journal is never changed",
        "DELETE FROM journal, I11: a journal is never deleted",
        "UPDATE buffered_credit SET amount_minor = 1, I11: a buffered credit is never changed"
    })
    void whatIsBookedStaysAsItIs(String sql, String message) {
        long bank = ledger.house();
        ledger.buffer(bank, ledger.funded(Account.Guard.POSTED, 0, 100), 5);

        assertThatThrownBy(() -> books.jdbc().update(sql)).rootCause().hasMessageStartingWith(message);
    }

    private List<String> entries(long account) {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT(sequence, ': ', amount_minor, ' -> ', balance_after_minor) FROM entry"
                                + " WHERE account_id = ? ORDER BY sequence",
                        String.class,
                        account);
    }

    private void hold(long account, long amountMinor) {
        ledger.inTransaction(() -> ledger.holds()
                .place(List.of(new Holds.Request(ledger.source(), account, amountMinor, ledger.openDate(), "test"))));
    }

    private static void taken(boolean taken, Reason reason, ThrowingCallable booking) {
        if (taken) {
            assertThat(thrownBy(booking)).isNull();
        } else {
            refused(reason, booking);
        }
    }

    private static Throwable thrownBy(ThrowingCallable booking) {
        return org.assertj.core.api.Assertions.catchThrowable(booking);
    }

    public static void refused(Reason reason, ThrowingCallable booking) {
        assertThatThrownBy(booking)
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

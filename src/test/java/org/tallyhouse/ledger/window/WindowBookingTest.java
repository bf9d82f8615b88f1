package org.tallyhouse.ledger.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyhouse.ledger.LedgerTest.refused;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.PlatformOwner;
import org.tallyhouse.ledger.TestLedger;
import org.tallyhouse.ledger.window.WindowBooking.Booked;

/** The totals of a window, booked some accounts at a time. */
@Tag("database")
class WindowBookingTest {
    @TempDir
    private static Path home;

    private static Books books;
    private static TestLedger ledger;
    private static WindowBooking booking;

    private PostingWindow window = ledger.windows().open().orElseThrow();

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        ledger = new TestLedger(books);
        booking = books.get(WindowBooking.class);
        books.get(Accounts.class).open(Accounts.ofHouse(AccountKind.OwnerType.PLATFORM, PlatformOwner.ID, "USD"));
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void aClosedWindow() {
        LocalDate date = ledger.openDate();
        ledger.cutOver();
        window = ledger.windows().windowsOf(date).get(0);
    }

    @AfterEach
    void theInvariantsHold() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void eachCurrencyBalancesAgainstItsOwnTransit() {
        long cny = total(ledger.house(), 100);
        long usd = total(ledger.open("USD", Account.Guard.NONE, 0), 7);
        long otherCny = total(ledger.house(), -100);
        long otherUsd = total(ledger.open("USD", Account.Guard.NONE, 0), -7);

        assertThat(next(0, 2)).isEqualTo(new Booked(usd, 2));
        assertThat(transit("CNY")).isEqualTo(-100);
        assertThat(transit("USD")).isEqualTo(-7);
        assertThat(broken()).isEmpty();
        assertThat(next(usd, 2)).isEqualTo(new Booked(otherUsd, 2));

        assertThat(transit("CNY")).isZero();
        assertThat(transit("USD")).isZero();
        assertThat(ledger.posted(cny)).isEqualTo(100);
        assertThat(ledger.posted(otherCny)).isEqualTo(-100);
    }

    @Test
    void anAccountIsBookedOncePerWindowWhereverOneBegins() {
        long first = total(ledger.house(), 5);
        long second = total(ledger.house(), -5);
        assertThat(next(0, 1)).isEqualTo(new Booked(first, 1));

        assertThat(next(0, 10)).isEqualTo(new Booked(second, 1));
        assertThat(ledger.<Boolean>inTransaction(
                        () -> booking.next(window, 0, 10).isEmpty()))
                .isTrue();

        assertThat(ledger.posted(first)).isEqualTo(5);
    }

    @Test
    void anAccountWithoutAnythingToBookHasNoEntry() {
        total(ledger.house(), 0);

        assertThat(ledger.<Boolean>inTransaction(
                        () -> booking.next(window, 0, 10).isEmpty()))
                .isTrue();
    }

    /** I3. */
    @Test
    void aSourceIsBookedOnce() {
        long account = total(ledger.house(), 5);
        String source = window.windowId() + "/" + account;

        refused(
                Reason.ALREADY_BOOKED,
                () -> ledger.inTransaction(() -> {
                    books.get(JdbcTemplate.class)
                            .update(
                                    "INSERT INTO journal (type, source, business_date) VALUES ('POSTING', ?, ?)",
                                    source,
                                    window.businessDate());
                    booking.next(window, 0, 10);
                }));

        assertThat(ledger.posted(account)).isZero();
    }

    private Booked next(long after, int most) {
        return ledger.inTransaction(() -> booking.next(window, after, most).orElseThrow());
    }

    private long total(long account, long netMinor) {
        books.jdbc()
                .update(
                        "INSERT INTO posting_total (window_id, account_id, credit_count, credited_minor, debited_minor)"
                                + " VALUES (?, ?, 1, ?, ?)",
                        window.windowId(),
                        account,
                        Math.max(netMinor, 0),
                        Math.max(-netMinor, 0));
        return account;
    }

    private static long transit(String currency) {
        return books.number(
                "SELECT posted_minor FROM account WHERE kind = 'POSTING_TRANSIT' AND currency = ?", currency);
    }

    /** The totals of these windows are made up: no credits stand behind them (I4). */
    private static List<String> broken() {
        return ledger.broken().stream().filter(line -> !line.startsWith("I4")).toList();
    }
}

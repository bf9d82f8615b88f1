package org.tallyhouse.ledger;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.ledger.window.PostingWindows;

/** The ledger of a test's books: opens accounts, works in transactions, and proves what must hold. */
public final class TestLedger {
    public static final BusinessCalendar EVERY_DAY = new BusinessCalendar(
            "EVERYDAY", LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31), Set.<DayOfWeek>of(), Map.of());

    private final AtomicInteger number = new AtomicInteger();
    private final Books books;

    /** Opens the first business date and our own accounts in CNY. */
    public TestLedger(Books books) {
        this.books = books;
        books.get(Accounts.class).open(Accounts.ofHouse(AccountKind.OwnerType.PLATFORM, PlatformOwner.ID, "CNY"));
        inTransaction(() -> windows().openFirst(Books.FRIDAY));
    }

    public Ledger ledger() {
        return books.get(Ledger.class);
    }

    public Holds holds() {
        return books.get(Holds.class);
    }

    public PostingWindows windows() {
        return books.get(PostingWindows.class);
    }

    public LocalDate openDate() {
        return windows().openDate().orElseThrow();
    }

    /** An account of ours, without a guard. */
    public long house() {
        return open("CNY", Account.Guard.NONE, 0);
    }

    public long open(String currency, Account.Guard guard, long overdraftLimitMinor) {
        String owner = "T%05d".formatted(number.incrementAndGet());
        String code = Account.code(owner, currency, AccountKind.BALANCE);
        books.get(Accounts.class)
                .open(List.of(Accounts.ofPurpose(
                        owner, currency, AccountKind.BALANCE, "", PostingMode.BUFFERED, guard, overdraftLimitMinor)));
        return books.get(Accounts.class).require(code);
    }

    /** A guarded account that holds money. */
    public long funded(Account.Guard guard, long overdraftLimitMinor, long postedMinor) {
        long account = open("CNY", guard, overdraftLimitMinor);
        transfer(house(), account, postedMinor);
        return account;
    }

    public <T> T inTransaction(Supplier<T> work) {
        return books.get(TransactionTemplate.class).execute(status -> work.get());
    }

    public void inTransaction(Runnable work) {
        books.get(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    public void transfer(long from, long to, long amountMinor) {
        book(journal(new Leg(from, -amountMinor), new Leg(to, amountMinor)));
    }

    public void book(JournalDraft... drafts) {
        inTransaction(() -> ledger().book(List.of(drafts)));
    }

    /** A journal of the open date with a source of its own. */
    public JournalDraft journal(Leg... legs) {
        return JournalDraft.of(JournalType.REAL_TIME, source(), openDate(), legs);
    }

    public String source() {
        return "test-" + number.incrementAndGet();
    }

    /** Buffers a credit in the open window; returns the window. */
    public long buffer(long from, long to, long amountMinor) {
        return inTransaction(() -> {
            long window = windows().openShared().windowId();
            ledger().buffer(List.of(new BufferedCredit(window, to, from, amountMinor, source())));
            return window;
        });
    }

    public void cutOver() {
        LocalDate date = openDate();
        inTransaction(() -> windows().cutOver(date, EVERY_DAY));
    }

    public long posted(long account) {
        return books.number("SELECT posted_minor FROM account WHERE account_id = ?", account);
    }

    public long held(long account) {
        return books.number("SELECT held_minor FROM account WHERE account_id = ?", account);
    }

    public long spendable(long account, long wantedMinor) {
        return inTransaction(() -> ledger().begin(List.of(account)).spendableMinor(account, wantedMinor));
    }

    /** The invariants of the ledger that do not hold, each told from the rows alone; empty in sound books. */
    public List<String> broken() {
        return books.jdbc().queryForList(LedgerProof.SQL, String.class);
    }
}

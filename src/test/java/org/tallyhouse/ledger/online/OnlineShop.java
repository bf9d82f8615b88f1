package org.tallyhouse.ledger.online;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.LedgerMapper.NewAccount;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.ledger.TestLedger;

/** An online system of a test: two merchants, a channel and a bank in CNY, on the calls of the online ledger. */
public final class OnlineShop {
    static final Instant NOON = Instant.parse("2026-02-13T12:00:00Z");

    private static final AtomicInteger SHOPS = new AtomicInteger();

    public final OnlineLedger ledger = new OnlineLedger(Clock.fixed(NOON, ZoneOffset.UTC));
    public final TestLedger books;
    private final String name = "S" + SHOPS.incrementAndGet();
    private final AtomicInteger number = new AtomicInteger();
    private final LedgerTransactions transactions;

    public OnlineShop(Books books) {
        this.books = new TestLedger(books);
        this.transactions = new LedgerTransactions(books.get(DataSource.class));
        List<NewAccount> accounts = new ArrayList<>();
        accounts.addAll(Accounts.ofMerchant(name + "M1", "CNY", PostingMode.BUFFERED, Account.Guard.EFFECTIVE, 0));
        accounts.addAll(Accounts.ofMerchant(name + "M2", "CNY", PostingMode.IMMEDIATE, Account.Guard.POSTED, 0));
        accounts.addAll(Accounts.ofMerchant(name + "M2", "USD", PostingMode.IMMEDIATE, Account.Guard.POSTED, 0));
        accounts.addAll(Accounts.ofHouse(OwnerType.CHANNEL, name + "C", "CNY"));
        accounts.addAll(Accounts.ofHouse(OwnerType.BANK, name + "B", "CNY"));
        for (String merchant : List.of("M1", "M2")) {
            accounts.add(Accounts.ofPurpose(
                    name + merchant,
                    "CNY",
                    AccountKind.ESCROW,
                    "DEALS",
                    PostingMode.IMMEDIATE,
                    Account.Guard.POSTED,
                    0));
        }
        books.get(Accounts.class).open(accounts);
    }

    /** An account of the first merchant: its credits are buffered, its pending account counts effective money. */
    public String first(String kind) {
        return name + "M1.CNY." + kind;
    }

    /** An account of the second merchant, which is booked at once. */
    public String second(String kind) {
        return name + "M2.CNY." + kind;
    }

    String channel(String kind) {
        return name + "C.CNY." + kind;
    }

    String bank(String kind) {
        return name + "B.CNY." + kind;
    }

    public List<String> owners() {
        return List.of(name + "M1", name + "M2", name + "C", name + "B");
    }

    /** An id of this shop alone. */
    public String id(String id) {
        return name + "-" + id;
    }

    public String reference() {
        return name + "-call-" + number.incrementAndGet();
    }

    /** A movement in CNY under a new reference. */
    public Movement movement(String from, String to, long amountMinor) {
        return new Movement(reference(), from, to, amountMinor, "CNY");
    }

    public <T> T run(LedgerTransactions.Work<T> work) {
        return transactions.run(work);
    }

    Receipt credit(Movement movement) {
        return run(connection -> ledger.credit(connection, movement));
    }

    Receipt buffer(Movement movement) {
        return run(connection -> ledger.bufferedCredit(connection, movement));
    }

    Receipt debit(Movement movement) {
        return run(connection -> ledger.debit(connection, movement));
    }

    public Receipt transfer(Movement movement) {
        return run(connection -> ledger.transfer(connection, movement));
    }

    Receipt reverse(String reference, String original) {
        return run(connection -> ledger.reverse(connection, reference, original, "a mistake"));
    }

    public Receipt place(String holdId, String account, long amountMinor) {
        return run(connection ->
                ledger.place(connection, new HoldRequest(holdId, account, amountMinor, "CNY", "test", NOON)));
    }

    public Receipt capture(String holdId, Movement movement) {
        return run(connection -> ledger.capture(connection, holdId, movement));
    }

    public Receipt release(String reference, String holdId, long amountMinor) {
        return run(connection -> ledger.release(connection, reference, holdId, amountMinor));
    }

    Receipt expire(String holdId) {
        return run(connection -> ledger.expire(connection, holdId));
    }

    /** A payment of one of the two merchants, or a refund of an original. */
    OnlineTransaction transaction(String id, String original, int merchant, long amountMinor) {
        return new OnlineTransaction(
                id(id),
                NOON,
                original.isEmpty() ? "" : id(original),
                owners().get(merchant - 1),
                owners().get(2),
                "QR",
                "DEBIT",
                "CNY",
                amountMinor,
                "channel-" + id);
    }

    /** Puts money on an account. */
    public void fund(String account, long amountMinor) {
        credit(movement(channel("RECEIVABLE"), account, amountMinor));
    }

    public Balance balance(String account) {
        return run(connection -> ledger.balances(connection, account)).get(0);
    }

    /** posted, buffered, held, available, effective. */
    public List<Long> figures(String account) {
        Balance balance = balance(account);
        return List.of(
                balance.postedMinor(),
                balance.bufferedMinor(),
                balance.heldMinor(),
                balance.availableMinor(),
                balance.effectiveMinor());
    }
}

package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.PostingMode;

/**
 * One account that many threads drain, and what must be true of every answer. What was begun is at least
 * what is committed, what was answered is at most that: so each answer has bounds, whatever the order.
 */
final class DrainedAccount implements AutoCloseable {
    private static final int MOST = 200;
    private static final long PAUSE_MILLIS = 20;
    private static final AtomicInteger DRAINS = new AtomicInteger();

    private final String name = "D" + DRAINS.incrementAndGet();
    private final String account = name + ".CNY.ESCROW";
    private final OnlineLedger ledger = new OnlineLedger(Clock.systemUTC());
    private final HikariDataSource connections = new HikariDataSource();
    private final LedgerTransactions transactions = new LedgerTransactions(connections);
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicLong creditsBegun = new AtomicLong();
    private final AtomicLong creditsThatCount = new AtomicLong();
    private final AtomicLong debitsBegun = new AtomicLong();
    private final AtomicLong debitsDone = new AtomicLong();
    private final Queue<Long> balancesNamed = new ConcurrentLinkedQueue<>();
    private final Books books;
    private final Account.Guard guard;
    private final long limitMinor;
    private volatile boolean nothingMoreComes;

    DrainedAccount(Books books, Account.Guard guard, long limitMinor, int threads) {
        this.books = books;
        this.guard = guard;
        this.limitMinor = limitMinor;
        connections.setJdbcUrl(books.database().connectionUrl());
        connections.setUsername(books.database().user());
        connections.setPassword(books.database().password());
        connections.setMaximumPoolSize(threads + 2);
        connections.setConnectionTimeout(120_000);
        Accounts accounts = books.get(Accounts.class);
        accounts.open(Accounts.ofMerchant(name, "CNY", PostingMode.BUFFERED, guard, 0));
        accounts.open(List.of(
                Accounts.ofPurpose(name, "CNY", AccountKind.ESCROW, "", PostingMode.BUFFERED, guard, limitMinor)));
        accounts.open(Accounts.ofHouse(OwnerType.CHANNEL, name, "CNY"));
    }

    /** A credit that may be spent at once, whatever the guard. */
    void fund(long amountMinor) {
        creditsBegun.addAndGet(amountMinor);
        transactions.run(connection -> ledger.credit(connection, from(amountMinor)));
        creditsThatCount.addAndGet(amountMinor);
    }

    void buffer(long amountMinor) {
        creditsBegun.addAndGet(amountMinor);
        transactions.run(connection -> ledger.bufferedCredit(connection, from(amountMinor)));
        if (guard == Account.Guard.EFFECTIVE) {
            creditsThatCount.addAndGet(amountMinor);
        }
    }

    /** Every credit that was begun is posted. */
    void allIsPosted() {
        creditsThatCount.set(creditsBegun.get());
    }

    void nothingMoreComes() {
        nothingMoreComes = true;
    }

    /** Takes what it gets, until there is nothing left and nothing more comes. */
    boolean drain(long seed) throws InterruptedException {
        Random random = new Random(seed);
        long most = MOST;
        while (true) {
            boolean last = nothingMoreComes;
            long spendable = take(1 + random.nextInt((int) most));
            if (spendable == 0 && last) {
                return true;
            }
            if (spendable == 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
            most = Math.min(MOST, Math.max(1, spendable));
        }
    }

    /** Looks on from outside, in one consistent read each. */
    boolean watch() throws InterruptedException {
        while (!nothingMoreComes) {
            Balance balance = transactions.run(
                    connection -> ledger.balances(connection, account).get(0));
            long counted = guard == Account.Guard.POSTED ? balance.availableMinor() : balance.effectiveMinor();
            assertThat(counted).as("I8: %s", balance).isGreaterThanOrEqualTo(-limitMinor);
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    /** To the last minor unit, and each refusal named a balance that there was. */
    void assertDrained() {
        assertThat(debitsDone.get()).isEqualTo(creditsBegun.get() + limitMinor);
        assertThat(books.number("SELECT posted_minor FROM account WHERE code = ?", account))
                .isEqualTo(-limitMinor);
        if (guard == Account.Guard.POSTED) {
            List<Long> chain = books.jdbc().queryForList("""
                    SELECT e.balance_after_minor
                    FROM entry e
                    JOIN account a ON a.account_id = e.account_id
                    WHERE a.code = ?
                    """, Long.class, account);
            assertThat(chain).allMatch(balance -> balance >= -limitMinor).containsAll(balancesNamed);
        }
        assertThat(balancesNamed).isNotEmpty();
    }

    /** Returns what may be left to take: all one can try for after a success, what a refusal says else. */
    private long take(long amountMinor) {
        long countedBefore = creditsThatCount.get();
        long takenBefore = debitsDone.get();
        debitsBegun.addAndGet(amountMinor);
        Movement debit = new Movement(reference(), account, channel(), amountMinor, "CNY");
        try {
            transactions.run(connection -> ledger.debit(connection, debit));
        } catch (LedgerException refusal) {
            long atLeast = limitMinor + countedBefore - (debitsBegun.get() - amountMinor);
            long atMost = limitMinor + creditsBegun.get() - takenBefore;
            debitsBegun.addAndGet(-amountMinor);
            return checked(refusal, amountMinor, atLeast, atMost);
        }
        long taken = debitsDone.addAndGet(amountMinor);
        assertThat(taken).as("I8: more was taken than came").isLessThanOrEqualTo(limitMinor + creditsBegun.get());
        return MOST;
    }

    private long checked(LedgerException refusal, long amountMinor, long atLeast, long atMost) {
        assertThat(refusal.reason()).isEqualTo(Reason.INSUFFICIENT_FUNDS);
        RefusedShortage shortage = RefusedShortage.of(refusal, account);
        assertThat(shortage.wantedMinor()).isEqualTo(amountMinor);
        assertThat(shortage.spendableMinor())
                .as("%s, after what was answered before and begun since", refusal.getMessage())
                .isBetween(Math.max(0, atLeast), atMost);
        balancesNamed.add(shortage.spendableMinor() - limitMinor);
        return shortage.spendableMinor();
    }

    private Movement from(long amountMinor) {
        return new Movement(reference(), channel(), account, amountMinor, "CNY");
    }

    private String channel() {
        return name + ".CNY.RECEIVABLE";
    }

    private String reference() {
        return name + "-" + number.incrementAndGet();
    }

    @Override
    public void close() {
        connections.close();
    }
}

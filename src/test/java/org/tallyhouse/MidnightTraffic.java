package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.tallyhouse.ledger.online.HoldRequest;
import org.tallyhouse.ledger.online.LedgerTransactions;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.ledger.online.Receipt;

/**
 * What the online system does on the next date. Money is put on an account before it is spent, so that
 * nothing is taken that the night counts on.
 */
final class MidnightTraffic {
    private static final List<String> MERCHANTS = List.of("M001", "M002", "M003", "M004", "M006", "M009");
    private static final List<String> CHANNELS = List.of("cardnet.CNY.RECEIVABLE", "qrpay.CNY.RECEIVABLE");
    private static final int MOST = 50_000;

    private final OnlineLedger ledger = new OnlineLedger(Clock.systemUTC());
    private final AtomicInteger number = new AtomicInteger();
    private final LedgerTransactions transactions;
    private final LocalDate date;
    private volatile boolean ended;

    MidnightTraffic(Books books, LocalDate date) {
        this.transactions = new LedgerTransactions(books.get(DataSource.class));
        this.date = date;
    }

    /** What was moved, and what is still held of it, by account. */
    static final class Sums {
        private final Map<String, Long> moved = new TreeMap<>();
        private final Map<String, Long> held = new TreeMap<>();

        boolean isEmpty() {
            return moved.isEmpty();
        }

        void add(Sums other) {
            other.moved.forEach((account, amount) -> moved.merge(account, amount, Long::sum));
            other.held.forEach((account, amount) -> held.merge(account, amount, Long::sum));
        }

        /** The same accounts with what was moved and is held now. */
        Map<String, List<Long>> addedTo(Map<String, List<Long>> before) {
            Map<String, List<Long>> now = new TreeMap<>();
            before.forEach((account, figures) -> now.put(
                    account,
                    List.of(
                            figures.get(0) + moved.getOrDefault(account, 0L),
                            figures.get(1) + held.getOrDefault(account, 0L))));
            return now;
        }

        private void move(String from, String to, long amountMinor) {
            moved.merge(from, -amountMinor, Long::sum);
            moved.merge(to, amountMinor, Long::sum);
        }

        private void hold(String account, long amountMinor) {
            held.merge(account, amountMinor, Long::sum);
        }
    }

    void end() {
        ended = true;
    }

    Sums run(long seed) {
        Random random = new Random(seed);
        Sums sums = new Sums();
        do {
            sell(random, sums);
            pay(random, sums);
        } while (!ended);
        return sums;
    }

    /** Sales through the buffer, and a refund out of them. */
    private void sell(Random random, Sums sums) {
        String pending = any(MERCHANTS, random) + ".CNY.PENDING";
        String channel = any(CHANNELS, random);
        long sale = 2 + random.nextInt(MOST);
        long refund = 1 + random.nextInt((int) sale);
        done(
                transactions.run(
                        connection -> ledger.bufferedCredit(connection, movement("sale", channel, pending, sale))),
                sums,
                channel,
                pending,
                sale);
        done(
                transactions.run(connection -> ledger.debit(connection, movement("refund", pending, channel, refund))),
                sums,
                pending,
                channel,
                refund);
    }

    /** A top-up, of which some is passed on at once, some is held, and some of that captured or released. */
    private void pay(Random random, Sums sums) {
        String payer = any(MERCHANTS, random) + ".CNY.BALANCE";
        String payee = "M012.CNY.BALANCE";
        String channel = any(CHANNELS, random);
        long passed = 1 + random.nextInt(MOST);
        long captured = 1 + random.nextInt(MOST);
        long released = 1 + random.nextInt(MOST);
        long kept = 1 + random.nextInt(MOST);
        long topUp = passed + captured + released + kept;
        done(
                transactions.run(connection -> ledger.credit(connection, movement("top-up", channel, payer, topUp))),
                sums,
                channel,
                payer,
                topUp);
        done(
                transactions.run(connection -> ledger.transfer(connection, movement("pass", payer, payee, passed))),
                sums,
                payer,
                payee,
                passed);
        String hold = reference("hold");
        transactions.run(connection -> ledger.place(
                connection, new HoldRequest(hold, payer, captured + released + kept, "CNY", "midnight", null)));
        done(
                transactions.run(
                        connection -> ledger.capture(connection, hold, movement("capture", payer, payee, captured))),
                sums,
                payer,
                payee,
                captured);
        transactions.run(connection -> ledger.release(connection, reference("release"), hold, released));
        sums.hold(payer, kept);
    }

    private void done(Receipt receipt, Sums sums, String from, String to, long amountMinor) {
        assertThat(receipt.businessDate()).isEqualTo(date);
        sums.move(from, to, amountMinor);
    }

    private Movement movement(String what, String from, String to, long amountMinor) {
        return new Movement(reference(what), from, to, amountMinor, "CNY");
    }

    private String reference(String what) {
        return "midnight-" + what + "-" + number.incrementAndGet();
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}

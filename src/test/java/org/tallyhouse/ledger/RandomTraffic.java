package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.tallyhouse.ledger.Holds.Request;
import org.tallyhouse.ledger.LedgerException.Reason;

/** Random operations on a few accounts, each in a transaction; what was committed is told to the model. */
final class RandomTraffic {
    private static final int MOST_REPEATS = 20;

    private final AtomicInteger repeats = new AtomicInteger();
    private final Queue<Hold> openHolds = new ConcurrentLinkedQueue<>();
    private final TestLedger ledger;
    private final List<Long> accounts;
    private final List<Long> houses;
    private final BooksModel model;

    RandomTraffic(TestLedger ledger, List<Long> accounts, List<Long> houses, BooksModel model) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.houses = houses;
        this.model = model;
    }

    int repeats() {
        return repeats.get();
    }

    void run(long seed, int operations) {
        Random random = new Random(seed);
        for (int i = 0; i < operations; i++) {
            operation(random);
        }
    }

    private void operation(Random random) {
        int kind = random.nextInt(100);
        if (kind < 40) {
            transfer(random);
        } else if (kind < 65) {
            buffer(random);
        } else if (kind < 80) {
            place(random);
        } else if (kind < 90) {
            capture(random);
        } else if (kind < 99) {
            release();
        } else {
            cutOver();
        }
    }

    private void transfer(Random random) {
        long from = any(accounts, random);
        long to = other(accounts, from, random);
        long amount = amount(random);
        JournalDraft journal = ledger.journal(new Leg(from, -amount), new Leg(to, amount));
        if (committed(() -> {
            ledger.ledger().book(journal);
            return true;
        })) {
            model.transferred(from, to, amount);
        }
    }

    private void buffer(Random random) {
        long from = any(houses, random);
        long to = any(accounts, random);
        long amount = amount(random);
        String source = ledger.source();
        long window = repeated(() -> {
            long open = ledger.windows().openShared().windowId();
            ledger.ledger().buffer(List.of(new BufferedCredit(open, to, from, amount, source)));
            return open;
        });
        model.buffered(window, from, to, amount);
    }

    private void place(Random random) {
        Request request =
                new Request(ledger.source(), any(accounts, random), amount(random), ledger.openDate(), "random");
        if (committed(() -> ledger.holds().place(List.of(request)).isEmpty())) {
            model.held(request.accountId(), request.amountMinor());
            openHolds.add(new Hold(
                    request.holdId(), request.accountId(), request.amountMinor(), 0, 0, request.businessDate(), null));
        }
    }

    private void capture(Random random) {
        Hold hold = openHolds.poll();
        if (hold == null) {
            return;
        }
        long to = other(accounts, hold.accountId(), random);
        LocalDate date = ledger.openDate();
        repeated(() -> {
            ledger.holds().capture(Map.of(hold.holdId(), to), JournalType.PAYOUT, date);
            return true;
        });
        model.held(hold.accountId(), -hold.amountMinor());
        model.transferred(hold.accountId(), to, hold.amountMinor());
    }

    private void release() {
        Hold hold = openHolds.poll();
        if (hold == null) {
            return;
        }
        repeated(() -> {
            ledger.holds().release(List.of(hold.holdId()), ledger.openDate());
            return true;
        });
        model.held(hold.accountId(), -hold.amountMinor());
    }

    private void cutOver() {
        LocalDate date = ledger.openDate();
        Optional<LocalDate> next = repeated(() -> ledger.windows().cutOver(date, TestLedger.EVERY_DAY));
        next.filter(opened -> !opened.equals(date.plusDays(1))).ifPresent(opened -> {
            throw new AssertionError("after %s comes %s".formatted(date, opened));
        });
    }

    /** Whether the operation was done; not enough money is no error. */
    private boolean committed(Supplier<Boolean> operation) {
        try {
            return repeated(operation);
        } catch (LedgerException e) {
            if (e.reason() == Reason.INSUFFICIENT_FUNDS) {
                return false;
            }
            throw e;
        }
    }

    private <T> T repeated(Supplier<T> operation) {
        for (int repeat = 0; ; repeat++) {
            try {
                return ledger.inTransaction(operation);
            } catch (PessimisticLockingFailureException e) {
                repeats.incrementAndGet();
                if (repeat == MOST_REPEATS) {
                    throw e;
                }
            }
        }
    }

    private static long any(List<Long> accounts, Random random) {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private static long other(List<Long> accounts, long than, Random random) {
        int next = accounts.indexOf(than) + 1 + random.nextInt(accounts.size() - 1);
        return accounts.get(next % accounts.size());
    }

    private static long amount(Random random) {
        return 1 + random.nextInt(2_000);
    }
}

package org.tallyhouse.ledger.online;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.Hold;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.ledger.online.AccountDirectory.Sides;
import org.tallyhouse.ledger.online.CallRoute.HoldPart;
import org.tallyhouse.ledger.online.TransactionCalls.RefundAccounts;
import org.tallyhouse.ledger.window.PostingWindow;

/**
 * The ledger for an online system. Every call works inside the transaction of the connection it is
 * given, which must be READ COMMITTED and is committed or rolled back by the caller: a call may so be
 * one transaction with rows of the caller's own. A refused call has changed nothing.
 *
 * <p>Calls are idempotent by their reference: the same call again gets the first one's receipt, another
 * call under the same reference is refused with REFERENCE_REUSED. Amounts are minor units. Safe for
 * many threads, each with a connection of its own. {@link LedgerTransactions} begins, commits and
 * repeats for those who have no transaction of their own.
 */
public final class OnlineLedger {
    private final Clock clock;
    private final AccountDirectory accounts = new AccountDirectory();
    final CreditBuffer buffer = new CreditBuffer(accounts);

    public OnlineLedger(Clock clock) {
        this.clock = clock;
    }

    /**
     * Credits {@code to} now. {@code from} is one of ours, such as a channel's receivable; a hot account
     * is not locked but debited through the buffer.
     *
     * @throws LedgerException UNKNOWN_ACCOUNT, WRONG_CURRENCY, ACCOUNT_CLOSED, ACCOUNT_BLOCKED, OVERFLOW,
     *     REFERENCE_REUSED
     */
    public Receipt credit(Connection connection, Movement movement) {
        return transfer(connection, movement);
    }

    /**
     * Debits {@code from} now, as far as its guard lets it. {@code to} is one of ours; a hot account is
     * not locked but credited through the buffer.
     *
     * @throws LedgerException INSUFFICIENT_FUNDS, and those of {@link #credit}
     */
    public Receipt debit(Connection connection, Movement movement) {
        return transfer(connection, movement);
    }

    /**
     * Moves money between two accounts now: both sides or neither, their rows locked in the order of
     * their ids.
     *
     * @throws LedgerException those of {@link #debit}
     */
    public Receipt transfer(Connection connection, Movement movement) {
        OnlineBooks books = OnlineBooks.on(connection);
        Sides sides = accounts.sides(() -> books.mapper, movement);
        CallRoute route = now(books, sides.from(), sides.to(), movement.amountMinor());
        return CallReferences.once(
                books,
                movement.reference(),
                route,
                () -> write(books, books.openWindow(), movement.reference(), route, ""));
    }

    /**
     * Credits {@code to} through the buffer with one insert: no account row is locked. The money counts as
     * effective at once and is posted with its window. {@code from} is one of ours, without a guard.
     *
     * @throws LedgerException NOT_BUFFERED if {@code from} is guarded, and those of {@link #credit}
     */
    public Receipt bufferedCredit(Connection connection, Movement movement) {
        return buffer.credit(connection, movement);
    }

    /**
     * Stores a payment together with its credit to the merchant's pending account: buffered, or booked at
     * once where the merchant's accounts work so.
     *
     * @throws LedgerException REFERENCE_REUSED if the id stands for something else, and those of {@link #credit}
     */
    public Receipt pay(Connection connection, OnlineTransaction payment) {
        OnlineBooks books = OnlineBooks.on(connection);
        Movement credit = new Movement(
                payment.transactionId(),
                payment.receivable(),
                payment.account(AccountKind.PENDING),
                payment.amountMinor(),
                payment.currency());
        AccountName pending = accounts.sides(() -> books.mapper, credit).to();
        return books.atomically(() -> {
            Receipt receipt = pending.postingMode() == PostingMode.BUFFERED
                    ? bufferedCredit(connection, credit)
                    : credit(connection, credit);
            TransactionCalls.storePayment(books, payment, receipt.businessDate());
            return receipt;
        });
    }

    /**
     * Stores a refund together with its debit: from the merchant's pending account, then from its balance.
     *
     * @throws LedgerException INSUFFICIENT_FUNDS, UNKNOWN_ORIGINAL, OVER_ORIGINAL, and those of {@link #pay}
     */
    public Receipt refund(Connection connection, OnlineTransaction refund) {
        OnlineBooks books = OnlineBooks.on(connection);
        if (!TransactionCalls.isRefunded(books, refund)) {
            try {
                books.atomically(() -> {
                    TransactionCalls.refund(books, refund, refundAccounts(books, refund));
                    return refund;
                });
            } catch (RuntimeException e) {
                boolean beaten = e instanceof LedgerException || DatabaseErrors.isDuplicateKey(e);
                if (!beaten || !TransactionCalls.isRefunded(books, refund)) {
                    throw e;
                }
            }
        }
        return CallReferences.receipt(refund.transactionId(), books.online.reference(refund.transactionId()));
    }

    /**
     * Takes back what was booked under a reference, by new entries that name it. A buffered credit is
     * taken back by a debit, which its account must afford.
     *
     * @param reference of the reversal; {@code original} is the one taken back
     * @throws LedgerException UNKNOWN_REFERENCE, NOT_REVERSIBLE for a transaction (take in its refund or
     *     chargeback) and for holds, ALREADY_REVERSED, and those of {@link #debit}
     */
    public Receipt reverse(Connection connection, String reference, String original, String reason) {
        OnlineBooks books = OnlineBooks.on(connection);
        return reverse(books, reference, Reversal.of(books.online, original), reason);
    }

    /**
     * Takes back what a transaction booked that is never settled: one that two people voided in quarantine.
     *
     * @throws LedgerException as {@link #reverse} but for transactions
     */
    public Receipt takeBack(Connection connection, String reference, String transactionId, String reason) {
        OnlineBooks books = OnlineBooks.on(connection);
        return reverse(books, reference, Reversal.ofBooked(books.online, transactionId), reason);
    }

    private Receipt reverse(OnlineBooks books, String reference, CallRoute route, String reason) {
        Movement.requireReference(reference);
        return CallReferences.once(books, reference, route, () -> {
            Reversal.requireFirst(books.online, route);
            return write(books, books.openWindow(), reference, route, reason);
        });
    }

    /**
     * Freezes money under an id (冻结).
     *
     * @throws LedgerException INSUFFICIENT_FUNDS, UNKNOWN_ACCOUNT, WRONG_CURRENCY, ACCOUNT_CLOSED,
     *     ACCOUNT_BLOCKED, REFERENCE_REUSED if the id holds something else
     */
    public Receipt place(Connection connection, HoldRequest request) {
        OnlineBooks books = OnlineBooks.on(connection);
        AccountName account = accounts.account(() -> books.mapper, request.account(), request.currency());
        if (account.isMovedThroughBuffer()) {
            throw new LedgerException(Reason.ACCOUNT_BLOCKED
                    .says("account {value} is debited through the buffer: nothing is held on it")
                    .about("account", account.code()));
        }
        return HoldCalls.place(books, account.accountId(), request, utc(request.expiresAt()));
    }

    /**
     * Moves held money, in part or whole, to another account.
     *
     * @param movement {@code from} is the account of the hold
     * @throws LedgerException HOLD_UNKNOWN, HOLD_ENDED, HOLD_EXCEEDED, and those of {@link #debit}
     */
    public Receipt capture(Connection connection, String holdId, Movement movement) {
        OnlineBooks books = OnlineBooks.on(connection);
        Sides sides = accounts.sides(() -> books.mapper, movement);
        HoldPart part = new HoldPart(holdId, Hold.End.CAPTURED, movement.amountMinor());
        CallRoute route =
                now(books, sides.from(), sides.to(), movement.amountMinor()).ending(part);
        return CallReferences.once(books, movement.reference(), route, () -> {
            PostingWindow open = books.openWindow();
            HoldCalls.end(books, movement.reference(), part, sides.from().accountId(), route, open.businessDate());
            return write(books, open, movement.reference(), route, "");
        });
    }

    /**
     * Gives back held money, in part or whole (解冻).
     *
     * @throws LedgerException HOLD_UNKNOWN, HOLD_ENDED, HOLD_EXCEEDED, BAD_AMOUNT, REFERENCE_REUSED
     */
    public Receipt release(Connection connection, String reference, String holdId, long amountMinor) {
        Movement.requireReference(reference);
        Movement.requireAmount(amountMinor);
        OnlineBooks books = OnlineBooks.on(connection);
        return HoldCalls.free(
                books, reference, new HoldPart(holdId, Hold.End.RELEASED, amountMinor), CallReferences::once);
    }

    /**
     * Gives back all that is still held under an id whose time is over.
     *
     * @throws LedgerException HOLD_UNKNOWN, HOLD_ENDED, HOLD_NOT_EXPIRED
     */
    public Receipt expire(Connection connection, String holdId) {
        OnlineBooks books = OnlineBooks.on(connection);
        return HoldCalls.expire(books, holdId, now(), CallReferences::once);
    }

    /**
     * Expires holds whose time is over, many at once.
     *
     * @return how many; none if no more are due
     */
    public int expireDue(Connection connection, int most) {
        OnlineBooks books = OnlineBooks.on(connection);
        return books.atomically(() -> HoldCalls.expireDue(books, now(), most));
    }

    /** The account of that code, or all accounts of that owner, as of one moment; empty if there is none. */
    public List<Balance> balances(Connection connection, String codeOrOwner) {
        return OnlineBooks.on(connection).online.balances(codeOrOwner);
    }

    private CallRoute now(OnlineBooks books, AccountName from, AccountName to, long amountMinor) {
        return CallRoute.now(from, to, account -> accounts.transitOf(() -> books.mapper, account), amountMinor);
    }

    private Receipt write(OnlineBooks books, PostingWindow open, String reference, CallRoute route, String reason) {
        Booking booking = books.ledger.begin(route.legs().keySet());
        if (!route.legs().isEmpty()) {
            booking.add(new JournalDraft(
                    JournalType.REAL_TIME, reference, open.businessDate(), route.toLegs(), route.corrects(), reason));
            books.ledger.write(booking);
        }
        if (route.buffered() != null) {
            books.ledger.buffer(List.of(CreditBuffer.row(open, reference, route)));
        }
        return new Receipt(
                reference,
                open.businessDate(),
                booking.entries().stream()
                        .map(entry -> new Receipt.Booked(
                                booking.account(entry.accountId()).code(),
                                entry.amountMinor(),
                                entry.balanceAfterMinor()))
                        .toList());
    }

    private RefundAccounts refundAccounts(OnlineBooks books, OnlineTransaction refund) {
        AccountName pending =
                accounts.account(() -> books.mapper, refund.account(AccountKind.PENDING), refund.currency());
        return new RefundAccounts(
                pending,
                accounts.account(() -> books.mapper, refund.account(AccountKind.BALANCE), refund.currency()),
                accounts.transitOf(() -> books.mapper, pending),
                accounts.account(() -> books.mapper, refund.receivable(), refund.currency()));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant time) {
        return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}

package org.tallyhouse.ledger.online;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.database.DatabaseException;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.BufferedCredits;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.online.AccountDirectory.Sides;
import org.tallyhouse.ledger.window.PostingWindow;

/** Credits that go into the buffer: one insert each when all is well, a closer look when it is not. */
final class CreditBuffer {
    /** An account may be frozen at the insert and open again at the closer look, but not for ever. */
    private static final int MOST_VAIN_TRIES = 3;

    private final AccountDirectory accounts;

    /** The window that was open when last looked; every insert checks it. */
    private volatile @Nullable PostingWindow lastOpen;

    CreditBuffer(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    Receipt credit(Connection connection, Movement movement) {
        CallRoute route = route(connection, movement);
        PostingWindow open = window(connection);
        for (int vain = 0; vain < MOST_VAIN_TRIES; ) {
            try {
                if (BufferedCredits.insert(connection, List.of(row(open, movement.reference(), route)))) {
                    return new Receipt(movement.reference(), open.businessDate(), List.of());
                }
            } catch (SQLException e) {
                if (DatabaseErrors.isDuplicateKey(e)) {
                    return CallReferences.first(OnlineBooks.on(connection), movement.reference(), route)
                            .orElseThrow(() -> new DatabaseException(e));
                }
                throw new DatabaseException(e);
            }
            OnlineBooks books = OnlineBooks.on(connection);
            Optional<Receipt> first = CallReferences.first(books, movement.reference(), route);
            if (first.isPresent()) {
                return first.get();
            }
            requireTaken(books, movement);
            PostingWindow now = look(connection);
            if (now.windowId() == open.windowId()) {
                vain++;
            }
            open = now;
        }
        throw new LedgerException(Reason.WINDOW_NOT_OPEN
                .says("window {value} is open and takes no credit")
                .about("window", open.windowId()));
    }

    /** How a buffered credit is booked; the accounts are known and of the right kind then. */
    CallRoute route(Connection connection, Movement movement) {
        Sides sides = accounts.sides(() -> OnlineBooks.on(connection).mapper, movement);
        if (sides.from().guard() != Account.Guard.NONE) {
            throw new LedgerException(Reason.NOT_BUFFERED
                    .says("account {value} is guarded: it is debited at once, not through the buffer")
                    .about("account", movement.from()));
        }
        return CallRoute.later(sides.from(), sides.to(), movement.amountMinor());
    }

    /** The window credits are buffered in, as far as is known; the insert checks it. */
    PostingWindow window(Connection connection) {
        PostingWindow known = lastOpen;
        return known == null ? look(connection) : known;
    }

    /** The open window, which no cutover closes before the caller's transaction ends. */
    PostingWindow look(Connection connection) {
        PostingWindow open = OnlineBooks.on(connection).openWindow();
        lastOpen = open;
        return open;
    }

    static BufferedCredit row(PostingWindow window, String reference, CallRoute route) {
        CallRoute.Buffered buffered = route.buffered();
        if (buffered == null) {
            throw new IllegalArgumentException(reference + " is not buffered");
        }
        return new BufferedCredit(
                window.windowId(),
                buffered.accountId(),
                buffered.contraAccountId(),
                buffered.amountMinor(),
                reference,
                !route.legs().isEmpty());
    }

    /** Why a buffered credit was not taken, if its accounts are why. */
    private static void requireTaken(OnlineBooks books, Movement movement) {
        for (AccountName account : books.mapper.findByCodes(List.of(movement.from(), movement.to()))) {
            long sign = account.code().equals(movement.to()) ? 1 : -1;
            if (!account.status().takes(sign)) {
                throw Booking.blocked(account.code(), account.status());
            }
        }
    }
}

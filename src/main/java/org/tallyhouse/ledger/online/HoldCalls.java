package org.tallyhouse.ledger.online;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.Hold;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.CallRoute.HoldPart;

/** The calls of the online ledger on holds. */
final class HoldCalls {
    private HoldCalls() {}

    /** Does work that was not done under a reference yet. */
    @FunctionalInterface
    interface Once {
        Receipt get(OnlineBooks books, String reference, CallRoute route, Supplier<Receipt> work);
    }

    static Receipt place(OnlineBooks books, long accountId, HoldRequest request, @Nullable LocalDateTime expiresAt) {
        Optional<Receipt> first = placed(books, accountId, request, expiresAt);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            return books.atomically(() -> {
                LocalDate date = books.openWindow().businessDate();
                Booking booking = books.ledger.begin(List.of(accountId));
                booking.requireDebit(accountId, request.amountMinor());
                books.holds.insert(List.of(new Holds.Request(
                        request.holdId(), accountId, request.amountMinor(), date, request.reason(), expiresAt)));
                return new Receipt(request.holdId(), date, List.of());
            });
        } catch (RuntimeException e) {
            if (e instanceof LedgerException || DatabaseErrors.isDuplicateKey(e)) {
                return placed(books, accountId, request, expiresAt).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private static Optional<Receipt> placed(
            OnlineBooks books, long accountId, HoldRequest request, @Nullable LocalDateTime expiresAt) {
        Hold hold = books.online.hold(request.holdId());
        if (hold == null) {
            return Optional.empty();
        }
        if (hold.accountId() != accountId
                || hold.amountMinor() != request.amountMinor()
                || !Objects.equals(hold.expiresAt(), expiresAt)) {
            throw new LedgerException(
                    Reason.REFERENCE_REUSED, "hold %s holds something else already".formatted(request.holdId()));
        }
        return Optional.of(new Receipt(request.holdId(), hold.businessDate(), List.of()));
    }

    /** Ends a part of a hold of an account; every account of the route is locked first, in id order. */
    static void end(
            OnlineBooks books,
            String reference,
            HoldPart part,
            long accountId,
            CallRoute route,
            LocalDate businessDate) {
        Hold hold = lock(books, part.holdId());
        if (hold.accountId() != accountId) {
            throw new LedgerException(Reason.HOLD_UNKNOWN, "hold %s is on another account".formatted(part.holdId()));
        }
        Set<Long> accounts = new TreeSet<>(route.legs().keySet());
        accounts.add(accountId);
        books.ledger.begin(accounts);
        books.holds.end(List.of(new Holds.Part(reference, hold, part.amountMinor())), part.end(), businessDate);
    }

    /** Gives back a part of a hold. */
    static Receipt free(OnlineBooks books, String reference, HoldPart part, Once once) {
        CallRoute route = CallRoute.ofHold(part.holdId(), part.end(), part.amountMinor());
        return once.get(books, reference, route, () -> {
            LocalDate date = books.openWindow().businessDate();
            Hold hold = lock(books, part.holdId());
            books.holds.end(List.of(new Holds.Part(reference, hold, part.amountMinor())), part.end(), date);
            return new Receipt(reference, date, List.of());
        });
    }

    static Receipt expire(OnlineBooks books, String holdId, LocalDateTime now, Once once) {
        String reference = expiry(holdId);
        LocalDate date = books.openWindow().businessDate();
        Hold hold = lock(books, holdId);
        long expired = books.online.reference(reference).stream()
                .mapToLong(OnlineMapper.ReferenceRow::amountMinor)
                .sum();
        CallRoute route = CallRoute.ofHold(holdId, Hold.End.EXPIRED, expired == 0 ? hold.openMinor() : expired);
        return once.get(books, reference, route, () -> {
            if (!hold.isExpired(now)) {
                throw new LedgerException(
                        Reason.HOLD_NOT_EXPIRED,
                        "hold %s expires %s".formatted(holdId, hold.expiresAt() == null ? "never" : hold.expiresAt()));
            }
            books.holds.end(List.of(new Holds.Part(reference, hold, hold.openMinor())), Hold.End.EXPIRED, date);
            return new Receipt(reference, date, List.of());
        });
    }

    static int expireDue(OnlineBooks books, LocalDateTime now, int most) {
        LocalDate date = books.openWindow().businessDate();
        List<Holds.Part> due = books.holds.lock(books.online.expiredHolds(now, most)).stream()
                .filter(hold -> hold.isExpired(now) && hold.openMinor() > 0)
                .map(hold -> new Holds.Part(expiry(hold.holdId()), hold, hold.openMinor()))
                .toList();
        books.holds.end(due, Hold.End.EXPIRED, date);
        return due.size();
    }

    private static String expiry(String holdId) {
        return holdId + "/expired";
    }

    private static Hold lock(OnlineBooks books, String holdId) {
        return books.holds.lock(List.of(holdId)).get(0);
    }
}

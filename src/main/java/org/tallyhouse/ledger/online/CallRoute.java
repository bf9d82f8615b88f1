package org.tallyhouse.ledger.online;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Hold;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.online.OnlineMapper.ReferenceRow;

/**
 * How a call is booked: legs at once, a row in the buffer, a part of a hold, and what it corrects. Two
 * calls under one reference are the same if their routes are equal. Minor units, credit positive.
 */
record CallRoute(
        Map<Long, Long> legs,
        @Nullable Buffered buffered,
        @Nullable HoldPart hold,
        @Nullable String corrects) {

    /** A row for the buffer: the contra account is debited. */
    record Buffered(long accountId, long contraAccountId, long amountMinor) {}

    /** A part of a hold that ends. */
    record HoldPart(String holdId, Hold.End end, long amountMinor) {}

    /**
     * Both sides at once, except that our own hot accounts are not locked: they get their side through the
     * buffer, and the other side's transit account stands in for them until then.
     */
    static CallRoute now(AccountName from, AccountName to, Function<AccountName, AccountName> transitOf, long amount) {
        if (from.isMovedThroughBuffer() && to.isMovedThroughBuffer()) {
            return later(from, to, amount);
        }
        if (from.isMovedThroughBuffer()) {
            long transit = transitOf.apply(to).accountId();
            return of(
                    Map.of(transit, -amount, to.accountId(), amount), new Buffered(transit, from.accountId(), amount));
        }
        if (to.isMovedThroughBuffer()) {
            long transit = transitOf.apply(from).accountId();
            return of(
                    Map.of(from.accountId(), -amount, transit, amount), new Buffered(to.accountId(), transit, amount));
        }
        return of(Map.of(from.accountId(), -amount, to.accountId(), amount), null);
    }

    /** All of it through the buffer. */
    static CallRoute later(AccountName from, AccountName to, long amount) {
        return of(Map.of(), new Buffered(to.accountId(), from.accountId(), amount));
    }

    static CallRoute ofHold(String holdId, Hold.End end, long amount) {
        return new CallRoute(Map.of(), null, new HoldPart(holdId, end, amount), null);
    }

    private static CallRoute of(Map<Long, Long> legs, @Nullable Buffered buffered) {
        return new CallRoute(legs, buffered, null, null);
    }

    CallRoute ending(HoldPart part) {
        return new CallRoute(legs, buffered, part, corrects);
    }

    CallRoute correcting(String what) {
        return new CallRoute(legs, buffered, hold, what);
    }

    /** The same the other way round. */
    CallRoute reversed() {
        Map<Long, Long> reversed = new HashMap<>();
        legs.forEach((account, amount) -> reversed.put(account, Math.negateExact(amount)));
        return of(
                reversed,
                buffered == null
                        ? null
                        : new Buffered(buffered.contraAccountId, buffered.accountId, buffered.amountMinor));
    }

    List<Leg> toLegs() {
        List<Leg> list = new ArrayList<>();
        legs.forEach((account, amount) -> list.add(new Leg(account, amount)));
        return list;
    }

    /** What stands under a reference already. */
    static CallRoute of(List<ReferenceRow> rows) {
        Map<Long, Long> legs = new HashMap<>();
        Buffered buffered = null;
        HoldPart hold = null;
        String corrects = null;
        for (ReferenceRow row : rows) {
            Long account = row.accountId();
            Long contra = row.contraAccountId();
            String holdId = row.holdId();
            Hold.End end = row.ended();
            if (account != null && contra != null) {
                buffered = new Buffered(account, contra, row.amountMinor());
            } else if (account != null) {
                legs.put(account, row.amountMinor());
                corrects = row.corrects();
            } else if (holdId != null && end != null) {
                hold = new HoldPart(holdId, end, row.amountMinor());
            }
        }
        return new CallRoute(legs, buffered, hold, corrects);
    }
}

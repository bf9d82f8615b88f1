package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.BulkUpdate;
import org.tallyhouse.ledger.LedgerException.Reason;

/**
 * The register of holds. Works inside the caller's transaction and on many holds at once; amounts in
 * minor units. What ends a hold is a movement with a reference of its own: the hold's amounts are the
 * sums of its movements.
 */
public final class Holds {
    private static final BulkTable<Request> HOLD = BulkTable.<Request>named("hold")
            .with("hold_id", Request::holdId)
            .with("account_id", Request::accountId)
            .with("amount_minor", Request::amountMinor)
            .with("business_date", Request::businessDate)
            .with("reason", Request::reason)
            .with("expires_at", Request::expiresAt);
    private static final BulkUpdate<Map.Entry<Long, Long>> HELD = BulkUpdate.<Map.Entry<Long, Long>>of(
                    "account", "account_id", Map.Entry::getKey)
            .adding("held_minor", Map.Entry::getValue);

    private final LedgerMapper mapper;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;

    public Holds(LedgerMapper mapper, Ledger ledger, BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
    }

    /** A hold to be placed (冻结); it expires at a time in UTC, or never. */
    public record Request(
            String holdId,
            long accountId,
            long amountMinor,
            LocalDate businessDate,
            String reason,
            @Nullable LocalDateTime expiresAt) {

        public Request(String holdId, long accountId, long amountMinor, LocalDate businessDate, String reason) {
            this(holdId, accountId, amountMinor, businessDate, reason, null);
        }
    }

    /** A part of a hold that ends under a reference. */
    public record Part(String reference, Hold hold, long amountMinor) {}

    /**
     * Freezes money, in the order of the requests.
     *
     * @return the requests refused, because the account may not be debited or has too little; nothing is held for them
     */
    public List<Request> place(List<Request> requests) {
        Booking accounts =
                ledger.begin(requests.stream().map(Request::accountId).toList());
        Map<Long, Long> added = new TreeMap<>();
        List<Request> placed = new ArrayList<>();
        List<Request> refused = new ArrayList<>();
        for (Request request : requests) {
            long already = added.getOrDefault(request.accountId(), 0L);
            long wanted = Math.addExact(already, request.amountMinor());
            Account account = accounts.account(request.accountId());
            boolean open = account.status().takes(-request.amountMinor());
            if (!open || accounts.spendableMinor(request.accountId(), wanted) < wanted) {
                refused.add(request);
            } else {
                added.put(request.accountId(), wanted);
                placed.add(request);
            }
        }
        insert(placed);
        return refused;
    }

    /**
     * Ends holds by moving all they still hold to other accounts; each is booked as a journal with the
     * hold's id as its source.
     *
     * @param targets the account to credit, by hold id
     * @throws LedgerException HOLD_UNKNOWN, or HOLD_ENDED if one holds nothing any more
     */
    public void capture(Map<String, Long> targets, JournalType type, LocalDate businessDate) {
        List<Part> parts = whole(lockWithAccounts(targets.keySet(), targets.values()));
        end(parts, Hold.End.CAPTURED, businessDate);
        // a fact, like a payout that was paid: an account frozen since its hold was placed does not undo it
        ledger.bookAccepted(parts.stream()
                .map(part -> JournalDraft.of(
                        type,
                        part.reference(),
                        businessDate,
                        new Leg(part.hold().accountId(), -part.amountMinor()),
                        new Leg(targets.get(part.hold().holdId()), part.amountMinor())))
                .toList());
    }

    /**
     * Books what captured holds moved back to their accounts; the holds stay captured. Each is booked as a journal
     * with the hold's id as its source, so once for a type.
     *
     * @param from the account to debit, by hold id
     * @throws LedgerException HOLD_UNKNOWN, or ALREADY_BOOKED if one came back before
     */
    public void giveBack(Map<String, Long> from, JournalType type, LocalDate businessDate) {
        // a fact, like the capture before it: the account may have been frozen since
        ledger.bookAccepted(lock(from.keySet()).stream()
                .map(hold -> JournalDraft.of(
                        type,
                        hold.holdId(),
                        businessDate,
                        new Leg(from.get(hold.holdId()), -hold.capturedMinor()),
                        new Leg(hold.accountId(), hold.capturedMinor())))
                .toList());
    }

    /**
     * Ends holds by giving back all they still hold (解冻).
     *
     * @throws LedgerException HOLD_UNKNOWN, or HOLD_ENDED if one holds nothing any more
     */
    public void release(Collection<String> holdIds, LocalDate businessDate) {
        end(whole(lock(holdIds)), Hold.End.RELEASED, businessDate);
    }

    /** Ends parts of locked holds: the money is not held any more. */
    public void end(List<Part> parts, Hold.End end, LocalDate businessDate) {
        parts.forEach(Holds::requireHeld);
        bulkInsert.insert(movement(end, businessDate), parts);
        bulkInsert.update(ended(end), parts);
        Map<Long, Long> freed = new HashMap<>();
        parts.forEach(part -> freed.merge(part.hold().accountId(), -part.amountMinor(), Math::addExact));
        ledger.begin(freed.keySet());
        addHeld(freed);
    }

    private static BulkTable<Part> movement(Hold.End end, LocalDate businessDate) {
        return BulkTable.<Part>named("hold_movement")
                .with("reference", Part::reference)
                .with("hold_id", part -> part.hold().holdId())
                .with("kind", part -> end.name())
                .with("amount_minor", Part::amountMinor)
                .with("business_date", part -> businessDate);
    }

    private static BulkUpdate<Part> ended(Hold.End end) {
        return BulkUpdate.<Part>of("hold", "hold_id", part -> part.hold().holdId())
                .adding(end == Hold.End.CAPTURED ? "captured_minor" : "released_minor", Part::amountMinor)
                .expecting("captured_minor", part -> part.hold().capturedMinor())
                .expecting("released_minor", part -> part.hold().releasedMinor());
    }

    /** The holds under their ids, locked in id order. */
    public List<Hold> lock(Collection<String> holdIds) {
        List<Hold> holds = holdIds.isEmpty() ? List.of() : mapper.lockHolds(new TreeSet<>(holdIds));
        if (holds.size() < holdIds.size()) {
            throw new LedgerException(Reason.HOLD_UNKNOWN
                    .says("a hold does not exist, or is named twice, among {value}")
                    .about("hold", holdIds));
        }
        return holds;
    }

    /**
     * The holds under their ids, locked, then their accounts and others that are moved with them (locks 5 and 6): with
     * all of them begins a transaction that ends holds in several ways.
     */
    public List<Hold> lockWithAccounts(Collection<String> holdIds, Collection<Long> others) {
        List<Hold> holds = lock(holdIds);
        Set<Long> accounts = new TreeSet<>(others);
        holds.forEach(hold -> accounts.add(hold.accountId()));
        ledger.begin(accounts);
        return holds;
    }

    private static List<Part> whole(List<Hold> holds) {
        return holds.stream()
                .map(hold -> new Part(hold.holdId(), hold, hold.openMinor()))
                .toList();
    }

    private static void requireHeld(Part part) {
        Hold hold = part.hold();
        if (hold.openMinor() == 0) {
            throw new LedgerException(
                    Reason.HOLD_ENDED.says("hold {value} has ended already").about("hold", hold.holdId()));
        }
        if (part.amountMinor() > hold.openMinor()) {
            throw new LedgerException(Reason.HOLD_EXCEEDED
                    .says("hold {value} still holds {actual} minor units, {expected} are wanted")
                    .about("hold", hold.holdId())
                    .figures(part.amountMinor(), hold.openMinor()));
        }
    }

    /** Writes holds whose accounts are locked and can afford them. */
    public void insert(List<Request> placed) {
        bulkInsert.insert(HOLD, placed);
        Map<Long, Long> held = new TreeMap<>();
        placed.forEach(request -> held.merge(request.accountId(), request.amountMinor(), Math::addExact));
        addHeld(held);
    }

    private void addHeld(Map<Long, Long> byAccount) {
        bulkInsert.update(HELD, new TreeMap<>(byAccount).entrySet().stream().toList());
    }
}

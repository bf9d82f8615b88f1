package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallyhouse.database.BulkInsert;

/**
 * The register of holds. Works inside the caller's transaction and on many holds at once; amounts in
 * minor units.
 */
public final class Holds {
    private final LedgerMapper mapper;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;

    public Holds(LedgerMapper mapper, Ledger ledger, BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
    }

    /** A hold to be placed (冻结). */
    public record Request(String holdId, long accountId, long amountMinor, LocalDate businessDate, String reason) {}

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
        addHeld(added);
        return refused;
    }

    /**
     * Ends holds by moving all they still hold to other accounts; each is booked as a journal with the
     * hold's id as its source.
     *
     * @param targets the account to credit, by hold id
     * @throws LedgerException HOLD_UNKNOWN, or HOLD_EXCEEDED if one holds nothing any more
     */
    public void capture(Map<String, Long> targets, JournalType type, LocalDate businessDate) {
        List<Hold> holds = lockOpen(targets.keySet());
        Set<Long> accounts = new TreeSet<>(targets.values());
        holds.forEach(hold -> accounts.add(hold.accountId()));
        // all of them at once, in id order: ending the holds alone would lock only one side
        ledger.begin(accounts);
        end(holds, "captured_minor");
        ledger.book(holds.stream()
                .map(hold -> JournalDraft.of(
                        type,
                        hold.holdId(),
                        businessDate,
                        new Leg(hold.accountId(), -hold.openMinor()),
                        new Leg(targets.get(hold.holdId()), hold.openMinor())))
                .toList());
    }

    /**
     * Ends holds by giving back all they still hold (解冻).
     *
     * @throws LedgerException HOLD_UNKNOWN, or HOLD_EXCEEDED if one holds nothing any more
     */
    public void release(Collection<String> holdIds) {
        end(lockOpen(holdIds), "released_minor");
    }

    private List<Hold> lockOpen(Collection<String> holdIds) {
        if (holdIds.isEmpty()) {
            return List.of();
        }
        List<Hold> holds = mapper.lockHolds(new TreeSet<>(holdIds));
        if (holds.size() < holdIds.size()) {
            throw new LedgerException(
                    LedgerException.Reason.HOLD_UNKNOWN, "one of these holds does not exist: " + holdIds);
        }
        holds.stream().filter(hold -> hold.openMinor() == 0).findFirst().ifPresent(ended -> {
            throw new LedgerException(
                    LedgerException.Reason.HOLD_EXCEEDED, "hold " + ended.holdId() + " has ended already");
        });
        return holds;
    }

    private void end(List<Hold> holds, String column) {
        bulkInsert.update("UPDATE hold SET %1$s = %1$s + ? WHERE hold_id = ?".formatted(column), holds, hold ->
                new Object[] {hold.openMinor(), hold.holdId()});
        Map<Long, Long> freed = new HashMap<>();
        holds.forEach(hold -> freed.merge(hold.accountId(), -hold.openMinor(), Math::addExact));
        ledger.begin(freed.keySet());
        addHeld(freed);
    }

    private void insert(List<Request> placed) {
        bulkInsert.insert(
                "hold",
                List.of("hold_id", "account_id", "amount_minor", "business_date", "reason"),
                placed,
                request -> new Object[] {
                    request.holdId(),
                    request.accountId(),
                    request.amountMinor(),
                    request.businessDate(),
                    request.reason()
                });
    }

    private void addHeld(Map<Long, Long> byAccount) {
        bulkInsert.update(
                "UPDATE account SET held_minor = held_minor + ? WHERE account_id = ?",
                new TreeMap<>(byAccount).entrySet().stream().toList(),
                entry -> new Object[] {entry.getValue(), entry.getKey()});
    }
}

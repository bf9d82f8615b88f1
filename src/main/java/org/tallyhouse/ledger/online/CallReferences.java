package org.tallyhouse.ledger.online;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.OnlineMapper.ReferenceRow;

/** What callers' references stand for: each names one call, which is done once (I3). */
final class CallReferences {
    private CallReferences() {}

    /** Does what was not done under the reference yet; when another call gets there first, it is found done. */
    static Receipt once(OnlineBooks books, String reference, CallRoute route, Supplier<Receipt> work) {
        Optional<Receipt> first = first(books, reference, route);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            return books.atomically(work);
        } catch (RuntimeException e) {
            if (e instanceof LedgerException || DatabaseErrors.isDuplicateKey(e)) {
                return first(books, reference, route).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    /**
     * The receipt of what is booked under a reference; empty if nothing is.
     *
     * @throws LedgerException REFERENCE_REUSED if it is not what the route says
     */
    static Optional<Receipt> first(OnlineBooks books, String reference, CallRoute route) {
        List<ReferenceRow> rows = books.online.reference(reference);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (!CallRoute.of(rows).equals(route)) {
            throw new LedgerException(
                    Reason.REFERENCE_REUSED, "reference %s stands for something else already".formatted(reference));
        }
        return Optional.of(receipt(reference, rows));
    }

    static Receipt receipt(String reference, List<ReferenceRow> rows) {
        return new Receipt(
                reference,
                rows.get(0).businessDate(),
                rows.stream()
                        .filter(row -> row.part() == ReferenceRow.Part.ENTRY)
                        .map(row -> new Receipt.Booked(
                                String.valueOf(row.account()), row.amountMinor(), row.balanceAfterMinor()))
                        .toList());
    }
}

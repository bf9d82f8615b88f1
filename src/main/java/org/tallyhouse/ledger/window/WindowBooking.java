package org.tallyhouse.ledger.window;

import java.util.List;
import java.util.Optional;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper;
import org.tallyhouse.ledger.LedgerMapper.JournalName;
import org.tallyhouse.ledger.window.WindowBookingMapper.Net;
import org.tallyhouse.ledger.window.WindowBookingMapper.Range;

/**
 * Books the totals of a closed window, some accounts at a time, each time one journal. The rows stay in
 * the server: the accounts are changed first, which locks them in id order, and their entries are
 * written from the changed rows. What was accepted when it was buffered is booked whatever came since.
 * Works inside the caller's transaction.
 */
public final class WindowBooking {
    private final WindowBookingMapper mapper;
    private final LedgerMapper journals;
    private final Accounts accounts;

    public WindowBooking(WindowBookingMapper mapper, LedgerMapper journals, Accounts accounts) {
        this.mapper = mapper;
        this.journals = journals;
        this.accounts = accounts;
    }

    /**
     * Books the next accounts behind one; they count as posted through the window from then on.
     *
     * @return what was booked; empty if nothing is left behind that account
     * @throws LedgerException ALREADY_BOOKED or UNBALANCED if the books are not what they must be
     */
    public Optional<Booked> next(PostingWindow window, long afterAccountId, int mostAccounts) {
        Range range = mapper.next(window.windowId(), afterAccountId, mostAccounts);
        if (range.accountCount() == 0) {
            return Optional.empty();
        }
        long journalId = insertJournal(window, window.windowId() + "/" + range.last());
        requireAll(range, mapper.post(window.windowId(), range), window);
        requireAll(range, mapper.insertEntries(window.windowId(), range, journalId, window.businessDate()), window);
        for (Net net : mapper.nets(window.windowId(), range)) {
            bookTransit(window, journalId, net);
        }
        requireBalanced(window, journalId);
        return Optional.of(new Booked(range.last(), range.accountCount()));
    }

    /** The journals of one window balance against posting in transit, which is empty after the last one. */
    private void bookTransit(PostingWindow window, long journalId, Net net) {
        long transit = accounts.platform(net.currency(), AccountKind.POSTING_TRANSIT);
        long amountMinor = Math.negateExact(net.amountMinor());
        mapper.postTransit(transit, amountMinor, window.windowId());
        mapper.insertTransitEntry(transit, amountMinor, journalId, window.businessDate());
    }

    private long insertJournal(PostingWindow window, String source) {
        try {
            mapper.insertJournal(JournalType.POSTING, source, window.businessDate());
        } catch (RuntimeException e) {
            if (!DatabaseErrors.isDuplicateKey(e)) {
                throw e;
            }
            throw new LedgerException(
                    Reason.ALREADY_BOOKED, "I3: %s %s is in the books already".formatted(JournalType.POSTING, source));
        }
        List<JournalName> names = journals.journalIds(JournalType.POSTING, List.of(source));
        return names.get(0).journalId();
    }

    private static void requireAll(Range range, int rows, PostingWindow window) {
        if (rows != range.accountCount()) {
            throw new LedgerException(
                    Reason.ALREADY_BOOKED,
                    "I3: window %d: %d of the accounts %d to %d were to be booked, %d were"
                            .formatted(window.windowId(), range.accountCount(), range.first(), range.last(), rows));
        }
    }

    /** I1. */
    private void requireBalanced(PostingWindow window, long journalId) {
        for (Net off : mapper.unbalanced(journalId)) {
            throw new LedgerException(
                    Reason.UNBALANCED,
                    "I1: a journal of window %d sums to %d minor units of %s, not to zero"
                            .formatted(window.windowId(), off.amountMinor(), off.currency()));
        }
    }

    /** The last account of a journal, and how many accounts it moved besides those in transit. */
    public record Booked(long lastAccountId, int accountCount) {}
}

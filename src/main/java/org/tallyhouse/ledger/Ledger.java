package org.tallyhouse.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.BulkUpdate;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper.JournalName;

/**
 * Books journals. Every method works inside the caller's database transaction: either all of it is
 * booked or nothing. Accounts are lock 6 of this package's page.
 */
public final class Ledger {
    private static final BulkTable<JournalDraft> JOURNAL = BulkTable.<JournalDraft>named("journal")
            .with("type", draft -> draft.type().name())
            .with("source", JournalDraft::source)
            .with("business_date", JournalDraft::businessDate)
            .with("corrects", JournalDraft::corrects)
            .with("reason", JournalDraft::reason);
    private static final BulkTable<BufferedCredit> BUFFERED_CREDIT = BulkTable.<BufferedCredit>named("buffered_credit")
            .with("window_id", BufferedCredit::windowId)
            .with("account_id", BufferedCredit::accountId)
            .with("contra_account_id", BufferedCredit::contraAccountId)
            .with("amount_minor", BufferedCredit::amountMinor)
            .with("source", BufferedCredit::source)
            .with("journaled", BufferedCredit::journaled);
    private static final BulkUpdate<Booking.State> ACCOUNT = BulkUpdate.<Booking.State>of(
                    "account", "account_id", state -> state.account.accountId())
            .with("posted_minor", state -> state.postedMinor)
            .with("last_sequence", state -> state.sequence)
            .expecting("last_sequence", state -> state.account.lastSequence());

    private final LedgerMapper mapper;
    private final BulkInsert bulkInsert;

    public Ledger(LedgerMapper mapper, BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.bulkInsert = bulkInsert;
    }

    /** Locks accounts for the rest of the transaction, to book on them. */
    public Booking begin(Collection<Long> accountIds) {
        List<Account> locked = accountIds.isEmpty() ? List.of() : mapper.lock(new TreeSet<>(accountIds));
        return new Booking(locked, account -> mapper.bufferedNotPosted(account.accountId(), account.postedWindowId()));
    }

    /**
     * Books journals in order.
     *
     * @throws LedgerException ALREADY_BOOKED if a type and source is in the books; UNBALANCED,
     *     UNKNOWN_ACCOUNT, ACCOUNT_BLOCKED or INSUFFICIENT_FUNDS if one may not be booked
     */
    public void book(List<JournalDraft> drafts) {
        Booking booking = begin(accountsOf(drafts));
        drafts.forEach(booking::add);
        write(booking);
    }

    public void book(JournalDraft draft) {
        book(List.of(draft));
    }

    /** Books journals of what was accepted before, whatever became of the accounts' status since. */
    void bookAccepted(List<JournalDraft> drafts) {
        Booking booking = begin(accountsOf(drafts));
        drafts.forEach(booking::addAccepted);
        write(booking);
    }

    /** Writes what was added to a booking. */
    public void write(Booking booking) {
        if (booking.entries().isEmpty()) {
            return;
        }
        bulkInsert.insert(entry(insertJournals(booking.drafts())), booking.entries());
        bulkInsert.update(ACCOUNT, booking.moved());
    }

    /** Records buffered credits; they count as effective at once and are posted with their window. */
    public void buffer(List<BufferedCredit> credits) {
        bulkInsert.insert(BUFFERED_CREDIT, credits);
    }

    private static Set<Long> accountsOf(List<JournalDraft> drafts) {
        return drafts.stream()
                .flatMap(draft -> draft.legs().stream())
                .map(Leg::accountId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<JournalDraft, Long> insertJournals(List<JournalDraft> drafts) {
        try {
            bulkInsert.insert(JOURNAL, drafts);
        } catch (RuntimeException e) {
            throw refused(drafts.get(0), e);
        }
        Map<JournalDraft, Long> ids = new HashMap<>();
        drafts.stream()
                .collect(Collectors.groupingBy(JournalDraft::type))
                .forEach((type, sameType) -> ids.putAll(journalIds(type, sameType)));
        return ids;
    }

    private static RuntimeException refused(JournalDraft first, RuntimeException failure) {
        if (DatabaseErrors.isDuplicateKey(failure, "corrected_once")) {
            return new LedgerException(
                    Reason.ALREADY_REVERSED.says("{value} is corrected already").about("journal", first.corrects()));
        }
        if (DatabaseErrors.isDuplicateKey(failure)) {
            return new LedgerException(Reason.ALREADY_BOOKED
                    .says("I3: {field} {value}, or one booked with it, is in the books already")
                    .about(first.type().name(), first.source()));
        }
        return DatabaseErrors.refusal(failure)
                .<RuntimeException>map(
                        message -> new LedgerException(Failure.told(Reason.DAY_CLOSED, message), failure))
                .orElse(failure);
    }

    private Map<JournalDraft, Long> journalIds(JournalType type, List<JournalDraft> drafts) {
        List<String> sources = drafts.stream().map(JournalDraft::source).toList();
        Map<String, Long> bySource = mapper.journalIds(type, sources).stream()
                .collect(Collectors.toMap(JournalName::source, JournalName::journalId));
        return drafts.stream().collect(Collectors.toMap(draft -> draft, draft -> bySource.get(draft.source())));
    }

    private static BulkTable<Booking.Entry> entry(Map<JournalDraft, Long> journalIds) {
        return BulkTable.<Booking.Entry>named("entry")
                .with("account_id", Booking.Entry::accountId)
                .with("sequence", Booking.Entry::sequence)
                .with("journal_id", entry -> journalIds.get(entry.draft()))
                .with("business_date", entry -> entry.draft().businessDate())
                .with("amount_minor", Booking.Entry::amountMinor)
                .with("balance_after_minor", Booking.Entry::balanceAfterMinor);
    }
}

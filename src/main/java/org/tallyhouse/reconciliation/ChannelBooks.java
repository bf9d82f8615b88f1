package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.reconciliation.ChannelBooksMapper.Book;
import org.tallyhouse.reconciliation.ChannelBooksMapper.Sides;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Difference;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StepState;

/**
 * The books (账): differences leave the receivable, and what the ledger says a channel owes is what it has not billed
 * yet, and what it billed and we did not get; what the ledger says it costs is what our transactions cost. Proved each
 * night, and kept to begin the next one from, so that no history is read.
 */
@Component
class ChannelBooks {
    private final ChannelBooksMapper mapper;
    private final ReconciliationMapper compared;
    private final Ledger ledger;
    private final Accounts accounts;
    private final BulkInsert bulk;

    ChannelBooks(
            ChannelBooksMapper mapper,
            ReconciliationMapper compared,
            Ledger ledger,
            Accounts accounts,
            BulkInsert bulk) {
        this.mapper = mapper;
        this.compared = compared;
        this.ledger = ledger;
        this.accounts = accounts;
        this.bulk = bulk;
    }

    /** After this the receivable is what the channel says it owes. */
    boolean bookDifferences(StepState step) {
        LocalDate night = step.businessDate();
        List<JournalDraft> journals = new ArrayList<>();
        compared.differences(night)
                .forEach(difference -> journals.add(journal(night, difference, "", AccountKind.SUSPENSE)));
        compared.tolerated(night)
                .forEach(difference -> journals.add(journal(night, difference, "/tolerated", AccountKind.DIFFERENCE)));
        ledger.book(journals);
        return false;
    }

    private JournalDraft journal(LocalDate night, Difference difference, String suffix, AccountKind kind) {
        String channel = difference.channel();
        String currency = difference.currency();
        return JournalDraft.of(
                JournalType.RECONCILIATION,
                "%s/%s/%s%s".formatted(night, channel, currency, suffix),
                night,
                new Leg(accounts.house(channel, currency, AccountKind.RECEIVABLE), difference.differenceMinor()),
                new Leg(accounts.house(channel, currency, kind), -difference.differenceMinor()));
    }

    /** I10, for receivables and costs. */
    boolean commit(StepState step) {
        LocalDate night = step.businessDate();
        boolean begins = mapper.beginsBehindOtherNights(night);
        List<Book> books = new ArrayList<>();
        for (Sides sides : mapper.sides(night)) {
            if (sides.costMinor() != sides.ourCostMinor()) {
                throw new BrokenInvariant("I10: the costs of %s on %s come to %s, booked are %s"
                        .formatted(
                                sides.channel(),
                                night,
                                Amounts.told(sides.ourCostMinor(), sides.currency()),
                                Amounts.told(sides.costMinor(), sides.currency())));
            }
            books.add(sides.book(other(sides, night, begins)));
        }
        bulk.insert(channelBooks(night), books);
        step.done(books.size());
        return false;
    }

    private static BulkTable<Book> channelBooks(LocalDate night) {
        return BulkTable.<Book>named("channel_books")
                .with("business_date", book -> night)
                .with("channel", Book::channel)
                .with("currency", Book::currency)
                .with("receivable_minor", Book::receivableMinor)
                .with("unbilled_minor", Book::unbilledMinor)
                .with("expected_minor", Book::expectedMinor)
                .with("deposited_minor", Book::depositedMinor)
                .with("other_minor", Book::otherMinor)
                .with("cost_minor", Book::costMinor)
                .with("billed_cost_minor", Book::billedCostMinor);
    }

    /** What the online system moved on a receivable without a transaction: read only where something is left. */
    private long other(Sides sides, LocalDate night, boolean begins) {
        long left = Math.subtractExact(sides.receivableMinor(), sides.explainedMinor());
        long moved = Math.subtractExact(left, sides.otherBeforeMinor());
        if (moved != 0 && !begins && moved != mapper.movedOtherwise(sides.accountId(), night)) {
            throw new BrokenInvariant(("I10: %s owes %d minor units of %s by the books; not billed are %d, billed and"
                            + " not paid %d, paid before it was billed %d, moved otherwise %d")
                    .formatted(
                            sides.channel(),
                            sides.receivableMinor(),
                            sides.currency(),
                            sides.unbilledMinor(),
                            sides.expectedMinor(),
                            sides.depositedMinor(),
                            sides.otherBeforeMinor()));
        }
        return left;
    }
}

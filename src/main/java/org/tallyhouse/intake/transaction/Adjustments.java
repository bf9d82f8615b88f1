package org.tallyhouse.intake.transaction;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.transaction.Adjustment.Against;
import org.tallyhouse.intake.transaction.Adjustment.Status;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.OwnIds;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.people.SecondPerson;

/**
 * Corrections of what a merchant is owed (调账), proposed by one operator and decided by another. An approved one is a
 * transaction of the open business date: clearing, settlement and the statement take it like any other. Each call works
 * inside the caller's transaction.
 */
@Component
public final class Adjustments {
    private final AdjustmentMapper mapper;
    private final PostingWindows windows;
    private final AdjustmentBooking booking;
    private final SecondPerson persons;

    Adjustments(AdjustmentMapper mapper, PostingWindows windows, AdjustmentBooking booking, SecondPerson persons) {
        this.persons = persons;
        this.mapper = mapper;
        this.windows = windows;
        this.booking = booking;
    }

    /** What is proposed: minor units, positive where the merchant gets it. */
    public record Proposal(String id, String merchantId, Currency currency, long amountMinor, Against against) {
        public Proposal {
            if (id.isBlank() || id.length() > 64 || OwnIds.isOwn(id)) {
                throw new RequestRefused(
                        "the id of an adjustment has 1 to 64 characters and does not begin with " + OwnIds.AGENT_SHARE);
            }
            if (amountMinor == 0) {
                throw new RequestRefused("an adjustment of nothing adjusts nothing");
            }
        }
    }

    /** Who says so, and why. */
    public record By(String operator, String reason) {}

    /**
     * Proposes an adjustment; nothing moves before another person approves it.
     *
     * @return whether it was new; proposing the same twice is proposing it once
     */
    public boolean propose(Proposal proposal, By by) {
        String currency = proposal.currency().getCurrencyCode();
        Adjustment known = mapper.lock(proposal.id());
        if (known != null) {
            require(
                    known.merchantId().equals(proposal.merchantId())
                            && known.currency().equals(currency)
                            && known.amountMinor() == proposal.amountMinor()
                            && known.against() == proposal.against(),
                    "there is another adjustment %s, %s".formatted(known.adjustmentId(), known.status()));
            return false;
        }
        require(
                mapper.hasAccounts(proposal.merchantId(), currency),
                "there is no merchant '%s' with accounts in %s".formatted(proposal.merchantId(), currency));
        require(
                !mapper.isTransaction(proposal.id()),
                "there is a transaction %s; give the adjustment another id".formatted(proposal.id()));
        mapper.insert(new Adjustment(
                proposal.id(),
                proposal.merchantId(),
                currency,
                proposal.amountMinor(),
                proposal.against(),
                Status.WAITING,
                windows.openShared().businessDate(),
                by.operator(),
                by.reason(),
                null,
                "",
                ""));
        return true;
    }

    /**
     * Books a proposed adjustment on the open business date: a credit goes to the merchant's pending account, a debit
     * is taken from pending, then from the balance, and what both lack becomes due.
     *
     * @return whether it is booked now; false if it was approved before
     */
    public boolean approve(String id, By by) {
        Adjustment row = toDecide(id, Status.APPROVED, by);
        if (row == null) {
            return false;
        }
        persons.requireLimit(by.operator(), "adjustment " + id, row.currency(), row.amountMinor());
        PostingWindow open = windows.openShared();
        try {
            booking.book(row, open);
        } catch (RowRejected e) {
            throw new RequestRefused("adjustment %s: %s".formatted(id, e.at(0).detail()));
        } catch (LedgerException e) {
            throw new RequestRefused("adjustment %s: %s".formatted(id, e.getMessage()));
        }
        mapper.decide(id, Status.APPROVED, open.businessDate(), by.operator(), by.reason());
        return true;
    }

    /**
     * Drops a proposed adjustment.
     *
     * @return whether it is dropped now; false if it was before
     */
    public boolean reject(String id, By by) {
        if (toDecide(id, Status.REJECTED, by) == null) {
            return false;
        }
        LocalDate today = windows.openShared().businessDate();
        mapper.decide(id, Status.REJECTED, today, by.operator(), by.reason());
        return true;
    }

    /** Null if it is decided like that already. */
    private @Nullable Adjustment toDecide(String id, Status wanted, By by) {
        Adjustment row = mapper.lock(id);
        if (row == null) {
            throw new RequestRefused("there is no adjustment " + id);
        }
        if (row.status() == wanted) {
            return null;
        }
        require(
                row.status() == Status.WAITING,
                "adjustment %s was %s by %s already"
                        .formatted(id, row.status().name().toLowerCase(Locale.ROOT), row.decidedBy()));
        persons.requireAnother(
                row.proposedBy(),
                by.operator(),
                "adjustment %s was proposed by %s: another person decides about it".formatted(id, row.proposedBy()));
        return row;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RequestRefused(otherwise);
        }
    }
}

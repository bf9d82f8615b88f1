package org.tallyhouse.posting;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.ledger.window.PostingWindow.Status;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.ledger.window.WindowBooking;
import org.tallyhouse.ledger.window.WindowBooking.Booked;
import org.tallyhouse.posting.PostingMapper.WindowProof;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StepState;

/**
 * Posts a date's closed windows in the order of their ids. What is done is told by the rows alone, so
 * that the night takes over whatever a run of the day left half done; a step's position only saves
 * looking.
 */
@Component
class WindowPosting {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPosting.class);

    /** Of the most accounts a commit may have. */
    private static final int MOST_HALVINGS = 15;

    private final PostingMapper mapper;
    private final PostingWindows windows;
    private final WindowBooking booking;
    private final PostingSettings settings;

    WindowPosting(PostingMapper mapper, PostingWindows windows, WindowBooking booking, PostingSettings settings) {
        this.mapper = mapper;
        this.windows = windows;
        this.booking = booking;
        this.settings = settings;
    }

    /**
     * Sums one window per commit; a window's totals are written in one commit, so it has all or none. Credits that no
     * account can be posted for are quarantined (隔离) before.
     */
    boolean total(StepState step) {
        Optional<PostingWindow> next = closed(step).stream()
                .filter(window -> window.windowId() > step.position())
                .findFirst();
        next.ifPresent(window -> {
            if (mapper.totals(window.windowId()) == 0) {
                int aside = mapper.setAside(window.windowId());
                if (aside > 0) {
                    LOG.warn(
                            "{} buffered credits of window {} are quarantined; ./run.sh quarantine list",
                            aside,
                            window.windowId());
                }
                mapper.total(window.windowId());
            }
            step.moveTo(window.windowId());
        });
        return next.isPresent();
    }

    /** Books some accounts of one window per commit: those that are not posted through it. */
    boolean book(StepState step) {
        if (step.isFirst()) {
            step.expect(closed(step).stream()
                    .mapToLong(window -> mapper.toBook(window.windowId()))
                    .sum());
        }
        long windowBefore = step.textPosition().isEmpty() ? 0 : Long.parseLong(step.textPosition());
        for (PostingWindow window : closed(step)) {
            long after = window.windowId() == windowBefore ? step.position() : 0;
            Optional<Booked> booked = window.windowId() < windowBefore
                    ? Optional.empty()
                    : booking.next(window, after, mostAccounts(step));
            if (booked.isPresent()) {
                step.moveTo(Long.toString(window.windowId()));
                step.moveTo(booked.get().lastAccountId());
                step.done(booked.get().accountCount());
                return true;
            }
        }
        return false;
    }

    /**
     * Half as many with each lock conflict. Callers that lock several accounts out of order meet a commit of many again and
     * again, and a server gives way to whoever has written more; a commit of one account waits, but meets nobody.
     */
    private int mostAccounts(StepState step) {
        return Math.max(1, settings.accountsPerCommit() >> Math.min(step.lockConflicts(), MOST_HALVINGS));
    }

    /** Proves every window of the run and marks it posted, in one commit. */
    void prove(StepState step) {
        for (PostingWindow window : closed(step)) {
            prove(window);
            windows.markPosted(window.windowId());
        }
    }

    /** Closed windows of the date that wait to be posted; a run of the day stops at the window it turned. */
    private List<PostingWindow> closed(StepState step) {
        long last = step.windowId().orElse(Long.MAX_VALUE);
        return windows.windowsOf(step.businessDate()).stream()
                .filter(window -> window.status() == Status.CLOSED && window.windowId() <= last)
                .toList();
    }

    /** I4. */
    private void prove(PostingWindow window) {
        String sources = window.windowId() + "/%";
        WindowProof proof = mapper.proof(window.windowId(), sources);
        if (proof.creditedMinor() != proof.totalledMinor()) {
            throw new BrokenInvariant("I4: window %d: credits of %d minor units, totals of %d"
                    .formatted(window.windowId(), proof.creditedMinor(), proof.totalledMinor()));
        }
        if (proof.creditCount() != proof.totalledCount() || proof.totalledDebitMinor() != proof.totalledMinor()) {
            throw new BrokenInvariant("I4: window %d: %d credits, %d in the totals, which debit %d minor units"
                    .formatted(
                            window.windowId(), proof.creditCount(), proof.totalledCount(), proof.totalledDebitMinor()));
        }
        if (proof.leftInTransitMinor() != 0) {
            throw new BrokenInvariant("I4: window %d: %d minor units are left in posting transit"
                    .formatted(window.windowId(), proof.leftInTransitMinor()));
        }
        long wrong = mapper.wrongAccounts(window.windowId(), sources);
        if (wrong != 0) {
            throw new BrokenInvariant("I4: window %d: %d accounts were not posted what was buffered for them"
                    .formatted(window.windowId(), wrong));
        }
    }
}

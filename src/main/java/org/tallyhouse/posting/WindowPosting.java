package org.tallyhouse.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.PostingWindow;
import org.tallyhouse.ledger.PostingWindow.Status;
import org.tallyhouse.ledger.PostingWindows;
import org.tallyhouse.posting.PostingMapper.AccountTotal;
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
    private final PostingMapper mapper;
    private final PostingWindows windows;
    private final Ledger ledger;
    private final Accounts accounts;
    private final PostingSettings settings;

    WindowPosting(
            PostingMapper mapper, PostingWindows windows, Ledger ledger, Accounts accounts, PostingSettings settings) {
        this.mapper = mapper;
        this.windows = windows;
        this.ledger = ledger;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Sums one window per commit; a window's totals are written in one commit, so it has all or none. */
    boolean total(StepState step) {
        Optional<PostingWindow> next = closed(step).stream()
                .filter(window -> window.windowId() > step.position())
                .findFirst();
        next.ifPresent(window -> {
            if (mapper.totals(window.windowId()) == 0) {
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
            List<AccountTotal> chunk = window.windowId() < windowBefore
                    ? List.of()
                    : mapper.next(window.windowId(), after, settings.accountsPerCommit());
            if (!chunk.isEmpty()) {
                long last = chunk.get(chunk.size() - 1).accountId();
                ledger.bookPosting(journal(window, last, chunk), window.windowId());
                step.moveTo(Long.toString(window.windowId()));
                step.moveTo(last);
                step.done(chunk.size());
                return true;
            }
        }
        return false;
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

    /** The commits of one window balance against posting in transit, which is empty after the last one. */
    private JournalDraft journal(PostingWindow window, long lastAccountId, List<AccountTotal> chunk) {
        List<Leg> legs = new ArrayList<>();
        Map<String, Long> net = new TreeMap<>();
        for (AccountTotal total : chunk) {
            legs.add(new Leg(total.accountId(), total.netMinor()));
            net.merge(total.currency(), total.netMinor(), Math::addExact);
        }
        net.forEach(
                (currency, sum) -> legs.add(new Leg(accounts.platform(currency, AccountKind.POSTING_TRANSIT), -sum)));
        return new JournalDraft(
                JournalType.POSTING, source(window.windowId()) + lastAccountId, window.businessDate(), legs);
    }

    /** I4. */
    private void prove(PostingWindow window) {
        String sources = source(window.windowId()) + "%";
        WindowProof proof = mapper.proof(window.windowId(), sources);
        if (proof.creditedMinor() != proof.totalledMinor()) {
            throw new BrokenInvariant("I4: window %d: credits of %d minor units, totals of %d"
                    .formatted(window.windowId(), proof.creditedMinor(), proof.totalledMinor()));
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

    private static String source(long windowId) {
        return windowId + "/";
    }
}

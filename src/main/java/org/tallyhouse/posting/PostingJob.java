package org.tallyhouse.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.Stages;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.Total;

/**
 * Posting (缓冲入账): each closed window's buffered credits are summed by account and booked, one entry per
 * account and window, so that a hot account is locked once. Credit rows are never changed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostingSettings.class)
class PostingJob {
    private final PostingMapper mapper;
    private final PostingWindows windows;
    private final Ledger ledger;
    private final Accounts accounts;
    private final PostingSettings settings;
    private final StageTotals totals;

    PostingJob(
            PostingMapper mapper,
            PostingWindows windows,
            Ledger ledger,
            Accounts accounts,
            PostingSettings settings,
            StageTotals totals) {
        this.mapper = mapper;
        this.windows = windows;
        this.ledger = ledger;
        this.accounts = accounts;
        this.settings = settings;
        this.totals = totals;
    }

    @Bean
    Job posting(Stages stages) {
        return stages.job(
                "posting",
                List.of(
                        stages.step("posting.fence", this::fence),
                        stages.step("posting.total", this::total),
                        stages.step("posting.book", this::book),
                        stages.step("posting.prove", this::prove)));
    }

    private boolean fence(StepState step) {
        windows.endLateRows(step.businessDate());
        return false;
    }

    /** One window per commit. */
    private boolean total(StepState step) {
        Optional<PostingWindow> next = nextClosed(step, step.position());
        next.ifPresent(window -> {
            mapper.total(window.windowId());
            step.moveTo(window.windowId());
        });
        return next.isPresent();
    }

    /** Some accounts of one window per commit; the position is the account, the window the text position. */
    private boolean book(StepState step) {
        long done = step.textPosition().isEmpty() ? 0 : Long.parseLong(step.textPosition());
        Optional<PostingWindow> next = nextClosed(step, done);
        if (next.isEmpty()) {
            return false;
        }
        long windowId = next.get().windowId();
        if (step.isFirst()) {
            step.expect(windows.windowsOf(step.businessDate()).stream()
                    .mapToLong(window -> mapper.totals(window.windowId()))
                    .sum());
        }
        List<AccountTotal> chunk = mapper.next(windowId, step.position(), settings.accountsPerCommit());
        if (chunk.isEmpty()) {
            step.moveTo(Long.toString(windowId));
            step.moveTo(0);
            return true;
        }
        long last = chunk.get(chunk.size() - 1).accountId();
        ledger.bookPosting(journal(next.get(), last, chunk), windowId);
        step.moveTo(last);
        step.done(chunk.size());
        return true;
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

    private boolean prove(StepState step) {
        for (PostingWindow window : windows.windowsOf(step.businessDate())) {
            prove(window);
            windows.markPosted(window.windowId());
        }
        totals.write(
                step.businessDate(),
                "posting",
                mapper.creditTotals(step.businessDate()).stream()
                        .map(total -> new Total(
                                "buffered credits", total.currency(), total.creditCount(), total.amountMinor()))
                        .toList());
        return false;
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

    private Optional<PostingWindow> nextClosed(StepState step, long afterWindowId) {
        return windows.windowsOf(step.businessDate()).stream()
                .filter(window -> window.status() == Status.CLOSED && window.windowId() > afterWindowId)
                .findFirst();
    }

    private static String source(long windowId) {
        return windowId + "/";
    }
}

package org.tallyhouse.posting;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/**
 * Posting (缓冲入账): each closed window's buffered credits are summed by account and booked, one entry per
 * account and window, so that a hot account is locked once. Credit rows are never changed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostingSettings.class)
class PostingJob {
    private final WindowPosting posting;
    private final PostingMapper mapper;
    private final PostingWindows windows;
    private final PostingSettings settings;
    private final StageTotals totals;

    PostingJob(
            WindowPosting posting,
            PostingMapper mapper,
            PostingWindows windows,
            PostingSettings settings,
            StageTotals totals) {
        this.posting = posting;
        this.mapper = mapper;
        this.windows = windows;
        this.settings = settings;
        this.totals = totals;
    }

    /** The night's: every window of a date that is cut over. */
    @Bean
    Job posting(StageJobs stages) {
        return stages.job(
                "posting",
                List.of(
                        stages.step("posting.fence", this::fence),
                        stages.step("posting.total", posting::total),
                        stages.step("posting.book", posting::book),
                        stages.step("posting.prove", this::prove)));
    }

    /** The day's: turns a window of the open date and posts it, beside the traffic in the next one. */
    @Bean
    Job turn(StageJobs stages) {
        return stages.job(
                "turn",
                List.of(
                        stages.step("turn.window", this::turn),
                        stages.step("turn.total", posting::total),
                        stages.step("turn.book", posting::book),
                        stages.step("turn.prove", step -> {
                            posting.prove(step);
                            return false;
                        })));
    }

    private boolean fence(StepState step) {
        windows.endLateRows(step.businessDate());
        return false;
    }

    private boolean prove(StepState step) {
        posting.prove(step);
        totals.write(
                step.businessDate(),
                "posting",
                mapper.creditTotals(step.businessDate()).stream()
                        .map(total -> new StageTotal(
                                "buffered credits", total.currency(), total.creditCount(), total.amountMinor()))
                        .toList());
        return false;
    }

    /** A window that was turned before, by a run that died, is left alone. */
    private boolean turn(StepState step) {
        long windowId = step.windowId().orElseThrow();
        windows.turn(windowId, settings.windowsPerDay());
        if (windows.open().filter(open -> open.windowId() == windowId).isPresent()) {
            throw new InputNotThere("window %d may not be turned yet".formatted(windowId));
        }
        return false;
    }
}

package org.tallyhouse;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.StageJobs;

/** The whole night of a business date: cutover, then the stages in order, each a job of its own. */
@Configuration(proxyBeanMethods = false)
public class NightlyJob {

    @Bean
    Job nightly(
            StageJobs stages,
            @Qualifier("cutoverStep") Step cutover,
            @Qualifier("intake") Job intake,
            @Qualifier("posting") Job posting,
            @Qualifier("clearing") Job clearing,
            @Qualifier("reconciliation") Job reconciliation,
            @Qualifier("settlement") Job settlement,
            @Qualifier("payout") Job payout,
            @Qualifier("close") Job close) {
        return stages.job(
                "nightly",
                List.of(
                        cutover,
                        stages.stage(intake),
                        stages.stage(posting),
                        stages.stage(clearing),
                        stages.stage(reconciliation),
                        stages.stage(settlement),
                        stages.stage(payout),
                        stages.stage(close)));
    }

    /** Does nothing if the date was cut over before. */
    @Bean
    Step cutoverStep(StageJobs stages, PostingWindows windows, Calendars calendars, MerchantMapper merchants) {
        return stages.step("cutover", step -> {
            String calendar = merchants.businessCalendar();
            if (calendar == null) {
                throw new IllegalStateException("there is no set-up yet; run setup first");
            }
            windows.cutOver(step.businessDate(), calendars.get(calendar));
            return false;
        });
    }
}

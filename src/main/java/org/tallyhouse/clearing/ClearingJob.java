package org.tallyhouse.clearing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.clearing.ClearingMapper.SplitTotal;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/**
 * Clearing (清分): every successful transaction gets its fee split; fees become due from the merchants and
 * costs reduce what channels owe. Payments are priced before refunds and chargebacks, which return parts of their fees.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClearingSettings.class)
class ClearingJob {
    private final ClearingMapper mapper;
    private final Quarantine quarantine;
    private final TransactionPricing pricing;
    private final FeeBooking booking;
    private final AgentShares agents;
    private final StageTotals totals;

    ClearingJob(
            ClearingMapper mapper,
            Quarantine quarantine,
            TransactionPricing pricing,
            FeeBooking booking,
            AgentShares agents,
            StageTotals totals) {
        this.mapper = mapper;
        this.quarantine = quarantine;
        this.pricing = pricing;
        this.booking = booking;
        this.agents = agents;
        this.totals = totals;
    }

    @Bean
    Job clearing(StageJobs stages) {
        return stages.job(
                "clearing",
                List.of(
                        stages.step("clearing.quarantine", quarantine::setAside),
                        stages.step("clearing.price", pricing.prices()),
                        stages.step("clearing.refunds", pricing.returns()),
                        stages.step("clearing.fees", booking::bookFees),
                        stages.step("clearing.costs", booking::bookCosts),
                        stages.step("clearing.agents", agents::book),
                        stages.step("clearing.prove", this::prove)));
    }

    /** I9: nothing of the day is without a price. */
    private boolean prove(StepState step) {
        long notPriced = mapper.notPriced(step.businessDate());
        if (notPriced != 0) {
            throw new BrokenInvariant(
                    "I9: %d transactions of %s have no price".formatted(notPriced, step.businessDate()));
        }
        List<StageTotal> all = new ArrayList<>();
        for (SplitTotal total : mapper.splitTotals(step.businessDate())) {
            all.add(new StageTotal("fees", total.currency(), total.rowCount(), total.feeMinor()));
            all.add(new StageTotal("channel costs", total.currency(), total.rowCount(), total.costMinor()));
            all.add(new StageTotal("agents' share", total.currency(), total.rowCount(), total.agentMinor()));
            all.add(new StageTotal("our margin", total.currency(), total.rowCount(), total.marginMinor()));
            if (total.lossCount() > 0) {
                all.add(new StageTotal("priced at a loss", total.currency(), total.lossCount(), total.lossMinor()));
            }
        }
        long quarantined = quarantine.count(step.businessDate());
        if (quarantined > 0) {
            all.add(StageTotal.count("quarantined", quarantined));
        }
        totals.write(step.businessDate(), "clearing", all);
        return false;
    }
}

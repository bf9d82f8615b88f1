package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tallyhouse.clearing.ClearingMapper.ToReturn;
import org.tallyhouse.clearing.UsageStore.UsageRow;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.pricing.ChargedRules;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.MonthlyVolumes;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.StepWork;

/** Gives the transactions of a date their fee splits, some per commit: by their own price, or by what they undo. */
@Component
final class TransactionPricing {
    private final ClearingMapper mapper;
    private final FeeRuleMapper feeRules;
    private final BulkInsert bulkInsert;
    private final ClearingSettings settings;
    private final UsageStore usages;

    TransactionPricing(
            ClearingMapper mapper, FeeRuleMapper feeRules, BulkInsert bulkInsert, ClearingSettings settings) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
        this.usages = new UsageStore(mapper, bulkInsert);
    }

    StepWork prices() {
        return new PriceStep()::commit;
    }

    StepWork returns() {
        return new ReturnStep()::commit;
    }

    /** The rules, read once per run of a step. */
    private final class RulesOfRun {
        private long executionId = -1;
        private FeeRules rules = new FeeRules(List.of());

        FeeRules of(StepState step) {
            if (executionId != step.executionId()) {
                rules = new FeeRules(feeRules.all());
                executionId = step.executionId();
            }
            return rules;
        }
    }

    /** Prices what has a price of its own; the usage that a price by volume met is stored in the same commit. */
    private final class PriceStep {
        private final RulesOfRun rules = new RulesOfRun();
        private MonthlyVolumes volumes = new MonthlyVolumes();
        private long executionId = -1;
        private long volumesAt;

        boolean commit(StepState step) {
            LocalDate date = step.businessDate();
            if (step.isFirst()) {
                step.expect(mapper.countToPrice(date, false));
            }
            if (executionId != step.executionId() || volumesAt != step.position()) {
                // another run, or the commit before this one was rolled back
                volumes = new MonthlyVolumes();
                executionId = step.executionId();
            }
            FeeRules ofRun = rules.of(step);
            List<RuledTransaction> chunk =
                    mapper.nextToPrice(date, step.position(), settings.transactionsPerCommit()).stream()
                            .map(row -> RuledTransaction.of(row, ofRun))
                            .toList();
            volumes.know(RuledTransaction.keys(chunk), usages::read);
            List<Split> splits = new ArrayList<>();
            List<UsageRow> met = new ArrayList<>();
            for (RuledTransaction row : chunk) {
                splits.add(new Split(row.id(), row.split(volumes), row.invoiced(), ChargedRules.text(row.rules())));
                volumes.collect().forEach(taken -> met.add(new UsageRow(row.id(), taken)));
            }
            bulkInsert.insert(feeSplit(date), splits);
            usages.write(met);
            boolean more = advance(step, chunk, RuledTransaction::id);
            volumesAt = step.position();
            return more;
        }
    }

    /** Refunds, chargebacks and reversals: after everything they may undo is priced. */
    private final class ReturnStep {
        private final RulesOfRun rules = new RulesOfRun();

        boolean commit(StepState step) {
            LocalDate date = step.businessDate();
            if (step.isFirst()) {
                step.expect(mapper.countToPrice(date, true));
            }
            List<ToReturn> chunk = mapper.nextToReturn(date, step.position(), settings.transactionsPerCommit());
            FeeReturns returns = FeeReturns.of(chunk, rules.of(step), mapper);
            bulkInsert.insert(
                    feeSplit(date),
                    chunk.stream()
                            .map(row -> new Split(row.id(), returns.split(row), row.invoiced(), ""))
                            .toList());
            return advance(step, chunk, ToReturn::id);
        }
    }

    private static <T> boolean advance(StepState step, List<T> chunk, Function<T, Long> id) {
        if (chunk.isEmpty()) {
            return false;
        }
        step.moveTo(id.apply(chunk.get(chunk.size() - 1)));
        step.done(chunk.size());
        return true;
    }

    private record Split(long id, FeeSplit fee, boolean invoiced, String rules) {}

    private static BulkTable<Split> feeSplit(LocalDate date) {
        return BulkTable.<Split>named("fee_split")
                .with("id", Split::id)
                .with("business_date", row -> date)
                .with("merchant_fee_minor", row -> row.fee().merchantFeeMinor())
                .with("beneficiary_fee_minor", row -> row.fee().beneficiaryFeeMinor())
                .with("issuer_minor", row -> row.fee().issuerMinor())
                .with("network_minor", row -> row.fee().networkMinor())
                .with("acquirer_minor", row -> row.fee().acquirerMinor())
                .with("agent_minor", row -> row.fee().agentMinor())
                .with("margin_minor", row -> row.fee().marginMinor())
                .with("invoiced", Split::invoiced)
                .with("rules", Split::rules);
    }
}

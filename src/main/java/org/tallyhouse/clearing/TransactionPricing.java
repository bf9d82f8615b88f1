package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tallyhouse.clearing.UsageStore.UsageRow;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.pricing.ChargedRules;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.MonthlyVolumes;
import org.tallyhouse.pricing.row.PricedRowMapper;
import org.tallyhouse.pricing.row.UndoingFees;
import org.tallyhouse.pricing.row.UndoingFees.Fee;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.StepWork;

/** Gives the transactions of a date their fee splits, some per commit: by their own price, or by what they undo. */
@Component
final class TransactionPricing {
    private final ClearingMapper mapper;
    private final FeeRuleMapper feeRules;
    private final BulkInsert bulkInsert;
    private final ClearingSettings settings;
    private final PricedRowMapper rows;
    private final UndoingFees undoing;
    private final UsageStore usages;

    TransactionPricing(
            ClearingMapper mapper,
            FeeRuleMapper feeRules,
            BulkInsert bulkInsert,
            ClearingSettings settings,
            PricedRowMapper rows) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
        this.rows = rows;
        this.undoing = new UndoingFees(rows);
        this.usages = new UsageStore(mapper, bulkInsert);
    }

    StepWork prices() {
        return new PriceStep()::commit;
    }

    StepWork returns() {
        return new ReturnStep()::commit;
    }

    /**
     * The rules, read once per run of a step, in the commit of its first price: a set-up either is in them, or comes
     * after that price and is refused.
     */
    private final class RulesOfRun {
        private long executionId = -1;
        private FeeRules rules = new FeeRules(List.of());
        private ChargedRules charged = new ChargedRules(List.of());

        FeeRules of(StepState step) {
            if (executionId != step.executionId() || step.isFirst()) {
                mapper.keepSetUp();
                List<FeeRule> all = feeRules.all();
                rules = new FeeRules(all);
                charged = new ChargedRules(all);
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
                step.expect(rows.countToPrice(date, false));
            }
            if (executionId != step.executionId() || volumesAt != step.position()) {
                // another run, or the commit before this one was rolled back
                volumes = new MonthlyVolumes();
                executionId = step.executionId();
            }
            FeeRules ofRun = rules.of(step);
            List<RuledTransaction> chunk =
                    rows.nextToPrice(date, step.position(), settings.transactionsPerCommit()).stream()
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
                step.expect(rows.countToPrice(date, true));
            }
            List<Long> chunk = rows.nextToReturn(date, step.position(), settings.transactionsPerCommit());
            Map<Long, Fee> fees = undoing.of(chunk, rules.of(step), rules.charged);
            bulkInsert.insert(
                    feeSplit(date),
                    chunk.stream().map(id -> Split.of(id, fees.get(id))).toList());
            return advance(step, chunk, Function.identity());
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

    private record Split(long id, FeeSplit fee, boolean invoiced, String rules) {

        static Split of(long id, Fee fee) {
            return new Split(id, fee.split(), fee.invoiced(), fee.rules());
        }
    }

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

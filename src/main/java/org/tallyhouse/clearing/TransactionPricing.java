package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.clearing.UsageStore.UsageRow;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.failure.CauseText;
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
    /** More of one transaction is a mistake in a rule; some of them together would be too large to be booked. */
    private static final long MOST_MINOR = 1_000_000_000_000L;

    private final ClearingMapper mapper;
    private final FeeRuleMapper feeRules;
    private final BulkInsert bulkInsert;
    private final ClearingSettings settings;
    private final PricedRowMapper rows;
    private final UndoingFees undoing;
    private final Quarantine quarantine;
    private final UsageStore usages;

    TransactionPricing(
            ClearingMapper mapper,
            FeeRuleMapper feeRules,
            BulkInsert bulkInsert,
            ClearingSettings settings,
            PricedRowMapper rows,
            Quarantine quarantine) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
        this.rows = rows;
        this.quarantine = quarantine;
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
            Priced priced = price(chunk, date);
            bulkInsert.insert(feeSplit(date), priced.splits());
            usages.write(priced.met());
            boolean more = advance(step, chunk, RuledTransaction::id);
            volumesAt = step.position();
            return more;
        }

        /** One that has no price is set aside; the volumes, of which it may have taken a part, are read again. */
        private Priced price(List<RuledTransaction> chunk, LocalDate date) {
            Set<Long> withoutPrice = new HashSet<>();
            while (true) {
                volumes.know(RuledTransaction.keys(chunk), usages::read);
                Priced priced = new Priced(new ArrayList<>(), new ArrayList<>());
                Optional<RuledTransaction> bad = chunk.stream()
                        .filter(row -> !addPrice(row, withoutPrice.contains(row.id()), priced, date))
                        .findFirst();
                if (bad.isEmpty()) {
                    return priced;
                }
                withoutPrice.add(bad.get().id());
                volumes = new MonthlyVolumes();
            }
        }

        private boolean addPrice(RuledTransaction row, boolean free, Priced priced, LocalDate date) {
            if (free) {
                priced.splits().add(Split.free(row.id()));
                return true;
            }
            try {
                FeeSplit fee = row.split(volumes).requireAtMost(MOST_MINOR);
                priced.splits().add(new Split(row.id(), fee, row.invoiced(), ChargedRules.text(row.rules())));
                volumes.collect().forEach(taken -> priced.met().add(new UsageRow(row.id(), taken)));
                return true;
            } catch (IllegalArgumentException | ArithmeticException e) {
                quarantine.noPrice(row.id(), date, CauseText.of(e));
                return false;
            }
        }
    }

    private record Priced(List<Split> splits, List<UsageRow> met) {}

    /** Refunds, chargebacks and reversals: after everything they may undo is priced. */
    private final class ReturnStep {
        private final RulesOfRun rules = new RulesOfRun();

        boolean commit(StepState step) {
            LocalDate date = step.businessDate();
            if (step.isFirst()) {
                step.expect(rows.countToPrice(date, true));
            }
            List<Long> chunk = rows.nextToReturn(date, step.position(), settings.transactionsPerCommit());
            Map<Long, Fee> fees = fees(chunk, rules.of(step), rules.charged, date);
            bulkInsert.insert(
                    feeSplit(date),
                    chunk.stream().map(id -> Split.of(id, fees.get(id))).toList());
            return advance(step, chunk, Function.identity());
        }

        /** Without those that have none: what is set aside undoes nothing, and others of its payment may fit then. */
        private Map<Long, Fee> fees(List<Long> chunk, FeeRules ofRun, ChargedRules charged, LocalDate date) {
            List<Long> left = new ArrayList<>(chunk);
            while (true) {
                Map<Long, Fee> fees = undoing.of(left, ofRun, charged);
                Optional<Long> bad = left.stream()
                        .filter(id -> fees.get(id).refusal() != null)
                        .findFirst();
                if (bad.isEmpty()) {
                    return fees;
                }
                quarantine.noPrice(
                        bad.get(), date, String.valueOf(fees.get(bad.get()).refusal()));
                left.remove(bad.get());
            }
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

        static Split of(long id, @Nullable Fee fee) {
            return fee == null ? free(id) : new Split(id, fee.split(), fee.invoiced(), fee.rules());
        }

        static Split free(long id) {
            return new Split(id, FeeSplit.NONE, false, "");
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

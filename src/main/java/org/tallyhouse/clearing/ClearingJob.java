package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.clearing.ClearingMapper.ChannelCost;
import org.tallyhouse.clearing.ClearingMapper.MerchantFee;
import org.tallyhouse.clearing.ClearingMapper.SplitTotal;
import org.tallyhouse.clearing.ClearingMapper.ToReturn;
import org.tallyhouse.clearing.UsageStore.UsageRow;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.MonthlyVolumes;
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
    private final FeeRuleMapper feeRules;
    private final BulkInsert bulkInsert;
    private final Ledger ledger;
    private final Accounts accounts;
    private final ClearingSettings settings;
    private final StageTotals totals;
    private final UsageStore usages;
    private final AgentShares agents;

    ClearingJob(
            ClearingMapper mapper,
            FeeRuleMapper feeRules,
            BulkInsert bulkInsert,
            Ledger ledger,
            Accounts accounts,
            ClearingSettings settings,
            StageTotals totals,
            AgentShares agents) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.bulkInsert = bulkInsert;
        this.ledger = ledger;
        this.accounts = accounts;
        this.settings = settings;
        this.totals = totals;
        this.agents = agents;
        this.usages = new UsageStore(mapper, bulkInsert);
    }

    @Bean
    Job clearing(StageJobs stages) {
        return stages.job(
                "clearing",
                List.of(
                        stages.step("clearing.price", new PriceStep()::commit),
                        stages.step("clearing.refunds", new ReturnStep()::commit),
                        stages.step("clearing.fees", this::bookFees),
                        stages.step("clearing.costs", this::bookCosts),
                        stages.step("clearing.agents", agents::book),
                        stages.step("clearing.prove", this::prove)));
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
                splits.add(new Split(row.id(), row.split(volumes), row.invoiced()));
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
                            .map(row -> new Split(row.id(), returns.split(row), row.invoiced()))
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

    private record Split(long id, FeeSplit fee, boolean invoiced) {}

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
                .with("invoiced", Split::invoiced);
    }

    /** Fees become due from merchants and are earned; they are collected by settlement, or invoiced. */
    private boolean bookFees(StepState step) {
        LocalDate date = step.businessDate();
        List<MerchantFee> chunk = mapper.nextMerchantFees(date, step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        Map<String, Long> owed = new LinkedHashMap<>();
        Map<String, Long> earned = new TreeMap<>();
        for (MerchantFee fee : chunk) {
            owed.put(Account.code(fee.merchantId(), fee.currency(), AccountKind.DUE), fee.dueMinor());
            if (fee.unbilledMinor() != 0) {
                owed.put(Account.code(fee.merchantId(), fee.currency(), AccountKind.UNBILLED), fee.unbilledMinor());
            }
            earned.merge(fee.currency(), Math.addExact(fee.dueMinor(), fee.unbilledMinor()), Math::addExact);
        }
        Map<String, AccountName> found = accounts.find(owed.keySet());
        List<Leg> legs = new ArrayList<>();
        owed.forEach((code, minor) -> legs.add(new Leg(found.get(code).accountId(), -minor)));
        earned.forEach((currency, sum) -> legs.add(new Leg(accounts.platform(currency, AccountKind.FEE_INCOME), sum)));
        String last = chunk.get(chunk.size() - 1).merchantId();
        ledger.book(new JournalDraft(JournalType.CLEARING, date + "/fees/" + last, date, legs));
        step.moveTo(last);
        step.done(chunk.size());
        return true;
    }

    /**
     * Channels keep their fees, so they owe less, and pay out less where a beneficiary bears our fee; agents are
     * owed their part of our income.
     */
    private boolean bookCosts(StepState step) {
        List<Leg> legs = new ArrayList<>();
        for (ChannelCost cost : mapper.channelCosts(step.businessDate())) {
            String currency = cost.currency();
            legs.add(new Leg(accounts.house(cost.channel(), currency, AccountKind.COST), -cost.costMinor()));
            legs.add(new Leg(
                    accounts.house(cost.channel(), currency, AccountKind.RECEIVABLE),
                    Math.subtractExact(cost.costMinor(), cost.beneficiaryFeeMinor())));
            legs.add(new Leg(
                    accounts.platform(currency, AccountKind.FEE_INCOME),
                    Math.subtractExact(cost.beneficiaryFeeMinor(), cost.agentMinor())));
            legs.add(new Leg(accounts.platform(currency, AccountKind.AGENT_PAYABLE), cost.agentMinor()));
        }
        ledger.book(new JournalDraft(JournalType.CLEARING, step.businessDate() + "/costs", step.businessDate(), legs));
        return false;
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
        totals.write(step.businessDate(), "clearing", all);
        return false;
    }
}

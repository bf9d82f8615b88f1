package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.clearing.ClearingMapper.ChannelCost;
import org.tallyhouse.clearing.ClearingMapper.MerchantFee;
import org.tallyhouse.clearing.ClearingMapper.SplitTotal;
import org.tallyhouse.clearing.ClearingMapper.ToPrice;
import org.tallyhouse.clearing.ClearingMapper.ToReturn;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.Priced;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.Stages;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.Total;

/**
 * Clearing (清分): every successful transaction gets its fee split; fees become due from the merchants and
 * costs reduce what channels owe. Payments are priced before refunds, which return parts of their fees.
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

    ClearingJob(
            ClearingMapper mapper,
            FeeRuleMapper feeRules,
            BulkInsert bulkInsert,
            Ledger ledger,
            Accounts accounts,
            ClearingSettings settings,
            StageTotals totals) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.bulkInsert = bulkInsert;
        this.ledger = ledger;
        this.accounts = accounts;
        this.settings = settings;
        this.totals = totals;
    }

    @Bean
    Job clearing(Stages stages) {
        return stages.job(
                "clearing",
                List.of(
                        stages.step("clearing.price", new PriceStep()::commit),
                        stages.step("clearing.refunds", this::priceRefunds),
                        stages.step("clearing.fees", this::bookFees),
                        stages.step("clearing.costs", this::bookCosts),
                        stages.step("clearing.prove", this::prove)));
    }

    /** Reads the rules once per run of the step. */
    private final class PriceStep {
        private @Nullable RulesOfRun read;

        boolean commit(StepState step) {
            LocalDate date = step.businessDate();
            if (step.isFirst()) {
                step.expect(mapper.countToPrice(date, false));
            }
            FeeRules rules = rules(step);
            List<ToPrice> chunk = mapper.nextToPrice(date, step.position(), settings.transactionsPerCommit());
            insert(date, chunk, ToPrice::id, row -> rules.split(priced(row, date), row.amountMinor()));
            return advance(step, chunk, ToPrice::id);
        }

        private FeeRules rules(StepState step) {
            RulesOfRun known = read;
            if (known == null || known.executionId != step.executionId()) {
                known = new RulesOfRun(step.executionId(), new FeeRules(feeRules.all()));
                read = known;
            }
            return known.rules;
        }

        private record RulesOfRun(long executionId, FeeRules rules) {}
    }

    private boolean priceRefunds(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.countToPrice(date, true));
        }
        List<ToReturn> chunk = mapper.nextToReturn(date, step.position(), settings.transactionsPerCommit());
        insert(date, chunk, ToReturn::id, ClearingJob::returned);
        return advance(step, chunk, ToReturn::id);
    }

    private static <T> boolean advance(StepState step, List<T> chunk, Function<T, Long> id) {
        if (chunk.isEmpty()) {
            return false;
        }
        step.moveTo(id.apply(chunk.get(chunk.size() - 1)));
        step.done(chunk.size());
        return true;
    }

    private static Priced priced(ToPrice row, LocalDate date) {
        return new Priced(
                row.type(), row.merchantId(), row.channel(), row.product(), row.cardType(), row.currency(), date);
    }

    private static FeeSplit returned(ToReturn row) {
        if (row.refundFee() == RefundFeePolicy.KEEP || row.paidMinor() == 0) {
            return FeeSplit.NONE;
        }
        FeeSplit paid = new FeeSplit(
                row.merchantFeeMinor(), row.issuerMinor(), row.networkMinor(), row.acquirerMinor(), row.agentMinor());
        return paid.returned(row.refundedBeforeMinor(), row.amountMinor(), row.paidMinor());
    }

    private <T> void insert(LocalDate date, List<T> rows, Function<T, Long> id, Function<T, FeeSplit> split) {
        bulkInsert.insert(
                "fee_split",
                List.of(
                        "id",
                        "business_date",
                        "merchant_fee_minor",
                        "issuer_minor",
                        "network_minor",
                        "acquirer_minor",
                        "agent_minor",
                        "margin_minor"),
                rows,
                row -> columns(id.apply(row), date, split.apply(row)));
    }

    private static Object[] columns(long id, LocalDate date, FeeSplit split) {
        return new Object[] {
            id,
            date,
            split.merchantFeeMinor(),
            split.issuerMinor(),
            split.networkMinor(),
            split.acquirerMinor(),
            split.agentMinor(),
            split.marginMinor()
        };
    }

    /** Fees become due from merchants and are earned; they are collected by settlement. */
    private boolean bookFees(StepState step) {
        LocalDate date = step.businessDate();
        List<MerchantFee> chunk = mapper.nextMerchantFees(date, step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        Map<String, AccountName> dues = accounts.find(chunk.stream()
                .map(fee -> Account.code(fee.merchantId(), fee.currency(), AccountKind.DUE))
                .toList());
        List<Leg> legs = new ArrayList<>();
        Map<String, Long> earned = new TreeMap<>();
        for (MerchantFee fee : chunk) {
            AccountName due = dues.get(Account.code(fee.merchantId(), fee.currency(), AccountKind.DUE));
            legs.add(new Leg(due.accountId(), -fee.feeMinor()));
            earned.merge(fee.currency(), fee.feeMinor(), Math::addExact);
        }
        earned.forEach((currency, sum) -> legs.add(new Leg(accounts.platform(currency, AccountKind.FEE_INCOME), sum)));
        String last = chunk.get(chunk.size() - 1).merchantId();
        ledger.book(new JournalDraft(JournalType.CLEARING, date + "/fees/" + last, date, legs));
        step.moveTo(last);
        step.done(chunk.size());
        return true;
    }

    /** Channels keep their fees, so they owe less; agents are owed their part of our income. */
    private boolean bookCosts(StepState step) {
        List<Leg> legs = new ArrayList<>();
        for (ChannelCost cost : mapper.channelCosts(step.businessDate())) {
            String currency = cost.currency();
            legs.add(new Leg(accounts.house(cost.channel(), currency, AccountKind.COST), -cost.costMinor()));
            legs.add(new Leg(accounts.house(cost.channel(), currency, AccountKind.RECEIVABLE), cost.costMinor()));
            legs.add(new Leg(accounts.platform(currency, AccountKind.FEE_INCOME), -cost.agentMinor()));
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
        List<Total> all = new ArrayList<>();
        for (SplitTotal total : mapper.splitTotals(step.businessDate())) {
            all.add(new Total("fees", total.currency(), total.rowCount(), total.merchantFeeMinor()));
            all.add(new Total("channel costs", total.currency(), total.rowCount(), total.costMinor()));
            all.add(new Total("agents' share", total.currency(), total.rowCount(), total.agentMinor()));
            all.add(new Total("our margin", total.currency(), total.rowCount(), total.marginMinor()));
        }
        totals.write(step.businessDate(), "clearing", all);
        return false;
    }
}

package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.reconciliation.ReportMapper.BreakTotal;
import org.tallyhouse.reconciliation.compare.BillComparison;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.CountGap;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Difference;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.SuspenseGap;
import org.tallyhouse.reconciliation.compare.UnpairedRows;
import org.tallyhouse.reconciliation.funds.ChannelFunds;
import org.tallyhouse.reconciliation.funds.FundsMapper;
import org.tallyhouse.reconciliation.funds.FundsMapper.FundsTotal;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/**
 * Reconciliation (对账): our transactions against the channel's bill. What agrees is matched, each row at
 * most once; each difference is one break, and its amount moves from the receivable to suspense.
 */
@Configuration(proxyBeanMethods = false)
class ReconciliationJob {
    private final ReconciliationMapper mapper;
    private final ReportMapper reports;
    private final FundsMapper fundsMapper;
    private final BillCorrections corrections;
    private final BillComparison comparing;
    private final UnpairedRows waiting;
    private final ChannelFunds funds;
    private final ChannelBooks channelBooks;
    private final ReconciliationFiles files;
    private final Ledger ledger;
    private final Accounts accounts;
    private final StageTotals totals;

    ReconciliationJob(
            ReconciliationMapper mapper,
            ReportMapper reports,
            FundsMapper fundsMapper,
            BillCorrections corrections,
            BillComparison comparing,
            UnpairedRows waiting,
            ChannelFunds funds,
            ChannelBooks channelBooks,
            ReconciliationFiles files,
            Ledger ledger,
            Accounts accounts,
            StageTotals totals) {
        this.mapper = mapper;
        this.reports = reports;
        this.fundsMapper = fundsMapper;
        this.corrections = corrections;
        this.comparing = comparing;
        this.waiting = waiting;
        this.funds = funds;
        this.channelBooks = channelBooks;
        this.files = files;
        this.ledger = ledger;
        this.accounts = accounts;
        this.totals = totals;
    }

    @Bean
    Job reconciliation(StageJobs stages) {
        return stages.job(
                "reconciliation",
                List.of(
                        stages.step("reconciliation.bills", this::noteBills),
                        stages.step("reconciliation.corrections", corrections::commit),
                        stages.step("reconciliation.compare", comparing::commit),
                        stages.step("reconciliation.late", waiting::takeLate),
                        stages.step("reconciliation.pair", waiting::pair),
                        stages.step("reconciliation.funds", funds::commit),
                        stages.step("reconciliation.book", this::book),
                        stages.step("reconciliation.channels", channelBooks::commit),
                        stages.step("reconciliation.files", this::writeFiles),
                        stages.step("reconciliation.prove", this::prove)));
    }

    private boolean noteBills(StepState step) {
        step.done(mapper.noteBills());
        mapper.passOverReplaced(step.businessDate());
        return false;
    }

    /** After this the receivable is what the channel says it owes. */
    private boolean book(StepState step) {
        LocalDate night = step.businessDate();
        List<JournalDraft> journals = new ArrayList<>();
        mapper.differences(night)
                .forEach(difference -> journals.add(journal(night, difference, "", AccountKind.SUSPENSE)));
        mapper.tolerated(night)
                .forEach(difference -> journals.add(journal(night, difference, "/tolerated", AccountKind.DIFFERENCE)));
        ledger.book(journals);
        return false;
    }

    private JournalDraft journal(LocalDate night, Difference difference, String suffix, AccountKind kind) {
        String channel = difference.channel();
        String currency = difference.currency();
        return JournalDraft.of(
                JournalType.RECONCILIATION,
                "%s/%s/%s%s".formatted(night, channel, currency, suffix),
                night,
                new Leg(accounts.house(channel, currency, AccountKind.RECEIVABLE), difference.differenceMinor()),
                new Leg(accounts.house(channel, currency, kind), -difference.differenceMinor()));
    }

    private boolean writeFiles(StepState step) {
        files.write(step.businessDate());
        return false;
    }

    /** I10. */
    private boolean prove(StepState step) {
        LocalDate night = step.businessDate();
        for (CountGap gap : mapper.countGaps(night)) {
            throw new BrokenInvariant("I10: %s of %s has %d transactions, %d were compared"
                    .formatted(gap.channel(), gap.businessDate(), gap.thereCount(), gap.comparedCount()));
        }
        long leftOver = mapper.waitingWithoutBreak();
        if (leftOver != 0) {
            throw new BrokenInvariant("I10: %d rows are neither matched nor in a break".formatted(leftOver));
        }
        for (SuspenseGap gap : mapper.suspenseGaps()) {
            throw new BrokenInvariant("I10: open breaks with %s in %s come to %d minor units, suspense holds %d"
                    .formatted(gap.channel(), gap.currency(), gap.openBreaksMinor(), gap.suspenseMinor()));
        }
        List<StageTotal> all = new ArrayList<>();
        reports.summary(night)
                .forEach(row -> all.add(new StageTotal(
                        "matched with " + row.channel(), row.currency(), row.matchedCount(), row.matchedMinor())));
        for (BreakTotal total : reports.breakTotals(night)) {
            all.add(new StageTotal(
                    "breaks " + total.status().toLowerCase(Locale.ROOT).replace('_', ' '),
                    total.currency(),
                    total.breakCount(),
                    total.differenceMinor()));
        }
        for (FundsTotal total : fundsMapper.totals()) {
            String measure = total.side().equals("EXPECTED") ? "billed and not paid" : "paid and not billed";
            all.add(new StageTotal(measure, total.currency(), total.itemCount(), total.amountMinor()));
        }
        totals.write(night, "reconciliation", all);
        return false;
    }
}

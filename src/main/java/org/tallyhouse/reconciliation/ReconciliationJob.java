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
import org.tallyhouse.reconciliation.ReconciliationMapper.BreakTotal;
import org.tallyhouse.reconciliation.ReconciliationMapper.Comparison;
import org.tallyhouse.reconciliation.ReconciliationMapper.Difference;
import org.tallyhouse.reconciliation.ReconciliationMapper.Side;
import org.tallyhouse.reconciliation.ReconciliationMapper.SuspenseGap;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.Stages;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.Total;

/**
 * Reconciliation (对账): our transactions against the channel's bill. What agrees is matched, each row at
 * most once; each difference is one break, and its amount moves from the receivable to suspense.
 */
@Configuration(proxyBeanMethods = false)
class ReconciliationJob {
    private final ReconciliationMapper mapper;
    private final ReconciliationFiles files;
    private final Ledger ledger;
    private final Accounts accounts;
    private final StageTotals totals;

    ReconciliationJob(
            ReconciliationMapper mapper,
            ReconciliationFiles files,
            Ledger ledger,
            Accounts accounts,
            StageTotals totals) {
        this.mapper = mapper;
        this.files = files;
        this.ledger = ledger;
        this.accounts = accounts;
        this.totals = totals;
    }

    @Bean
    Job reconciliation(Stages stages) {
        return stages.job(
                "reconciliation",
                List.of(
                        stages.step("reconciliation.compare", this::compare),
                        stages.step("reconciliation.book", this::book),
                        stages.step("reconciliation.files", this::writeFiles),
                        stages.step("reconciliation.prove", this::prove)));
    }

    /** One date of one channel per commit. */
    private boolean compare(StepState step) {
        LocalDate night = step.businessDate();
        List<Side> waiting = mapper.waiting(night);
        if (step.isFirst()) {
            step.expect(waiting.size());
        }
        if (waiting.isEmpty()) {
            return false;
        }
        Side side = waiting.get(0);
        if (mapper.matchLater(side.channel(), night) > 0) {
            mapper.endMatchedLater(side.channel(), night);
        }
        Comparison comparison = new Comparison(
                side.channel(), side.businessDate(), night, side.businessDate().equals(night));
        mapper.match(comparison);
        mapper.breakPairs(comparison);
        mapper.breakOurs(comparison);
        mapper.breakTheirs(comparison);
        mapper.markReconciled(comparison);
        step.done(1);
        return true;
    }

    /** After this the receivable is what the channel says it owes. */
    private boolean book(StepState step) {
        LocalDate night = step.businessDate();
        List<JournalDraft> journals = new ArrayList<>();
        for (Difference difference : mapper.differences(night)) {
            String channel = difference.channel();
            String currency = difference.currency();
            journals.add(JournalDraft.of(
                    JournalType.RECONCILIATION,
                    "%s/%s/%s".formatted(night, channel, currency),
                    night,
                    new Leg(accounts.house(channel, currency, AccountKind.RECEIVABLE), difference.differenceMinor()),
                    new Leg(accounts.house(channel, currency, AccountKind.SUSPENSE), -difference.differenceMinor())));
        }
        ledger.book(journals);
        return false;
    }

    private boolean writeFiles(StepState step) {
        files.write(step.businessDate());
        return false;
    }

    /** I10. */
    private boolean prove(StepState step) {
        LocalDate night = step.businessDate();
        long leftOver = mapper.leftOver(night);
        if (leftOver != 0) {
            throw new BrokenInvariant("I10: %d rows are neither matched nor in a break".formatted(leftOver));
        }
        for (SuspenseGap gap : mapper.suspenseGaps()) {
            throw new BrokenInvariant("I10: open breaks with %s in %s come to %d minor units, suspense holds %d"
                    .formatted(gap.channel(), gap.currency(), gap.openBreaksMinor(), gap.suspenseMinor()));
        }
        List<Total> all = new ArrayList<>();
        mapper.summary(night)
                .forEach(row -> all.add(new Total(
                        "matched with " + row.channel(), row.currency(), row.matchedCount(), row.matchedMinor())));
        for (BreakTotal total : mapper.breakTotals(night)) {
            all.add(new Total(
                    "breaks " + total.status().toLowerCase(Locale.ROOT).replace('_', ' '),
                    total.currency(),
                    total.breakCount(),
                    total.differenceMinor()));
        }
        totals.write(night, "reconciliation", all);
        return false;
    }
}

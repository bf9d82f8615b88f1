package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.reconciliation.ReportMapper.BreakTotal;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.CountGap;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.SuspenseGap;
import org.tallyhouse.reconciliation.funds.FundsMapper;
import org.tallyhouse.reconciliation.funds.FundsMapper.FundsTotal;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/** Proves that every row was looked at and that suspense holds the open breaks, and writes what the night found. */
@Component
final class ReconciliationProof {
    private final ReconciliationMapper mapper;
    private final ReportMapper reports;
    private final FundsMapper funds;
    private final StageTotals totals;

    ReconciliationProof(ReconciliationMapper mapper, ReportMapper reports, FundsMapper funds, StageTotals totals) {
        this.mapper = mapper;
        this.reports = reports;
        this.funds = funds;
        this.totals = totals;
    }

    /** I10. */
    boolean prove(StepState step) {
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
            throw new BrokenInvariant("I10: open breaks with %s come to %s, suspense holds %s"
                    .formatted(
                            gap.channel(),
                            Amounts.told(gap.openBreaksMinor(), gap.currency()),
                            Amounts.told(gap.suspenseMinor(), gap.currency())));
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
        for (FundsTotal total : funds.totals()) {
            String measure = total.side().equals("EXPECTED") ? "billed and not paid" : "paid and not billed";
            all.add(new StageTotal(measure, total.currency(), total.itemCount(), total.amountMinor()));
        }
        totals.write(night, "reconciliation", all);
        return false;
    }
}

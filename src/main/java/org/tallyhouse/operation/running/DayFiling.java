package org.tallyhouse.operation.running;

import java.time.LocalDate;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.view.NightMapper;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.payout.PayoutsMapper;
import org.tallyhouse.payout.PayoutsMapper.FileRow;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Makes files for a bank during the day. They are of the open date: its night goes on behind their numbers. */
@Component
public class DayFiling {
    private final PayoutsMapper payouts;
    private final PostingWindows windows;
    private final NightMapper nights;
    private final Job job;
    private final AuditedRunner runner;

    DayFiling(
            PayoutsMapper payouts,
            PostingWindows windows,
            NightMapper nights,
            @Qualifier("filing") Job job,
            AuditedRunner runner) {
        this.payouts = payouts;
        this.windows = windows;
        this.nights = nights;
        this.job = job;
        this.runner = runner;
    }

    public RunResult run(String bankId, String operator, String reason) {
        LocalDate date = OpenDate.of(windows);
        LocalDate waiting = nights.firstNotClosed();
        if (waiting != null && waiting.isBefore(date)) {
            throw new InputNotThere("%s is not closed yet; run its night first".formatted(waiting));
        }
        Integer first = payouts.firstToFile(date, bankId);
        if (first == null) {
            return new RunResult(Outcome.ALREADY_DONE, "nothing is approved for " + bankId);
        }
        RunResult result = runner.runOfBank(job, date, bankId, first, operator, reason);
        return result.outcome() == Outcome.DONE ? made(payouts.files(date, bankId, first)) : result;
    }

    private static RunResult made(List<FileRow> files) {
        StringBuilder text = new StringBuilder();
        boolean delivered = true;
        for (FileRow file : files) {
            text.append("%s: %d payments, %s %s, executed on %s%n"
                    .formatted(
                            file.name(),
                            file.itemCount(),
                            Amounts.format(file.totalMinor(), file.currency()),
                            file.currency(),
                            file.executionDate()));
            delivered &= file.deliveryFailure().isEmpty();
        }
        text.append(delivered ? "done" : "not all of them could be delivered: ./run.sh payouts deliver");
        return new RunResult(delivered ? Outcome.DONE : Outcome.NEEDS_A_PERSON, text.toString());
    }
}

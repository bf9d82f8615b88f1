package org.tallyhouse.operation.running;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.batch.core.job.Job;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.window.BusinessDay;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.view.NightMapper;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.run.StageJobs;

/** Runs nights and single stages, each in its turn. */
@Component
public class NightRunner {
    private final Map<String, Job> jobs;
    private final AuditedRunner runner;
    private final PostingWindows windows;
    private final NightMapper mapper;
    private final DueDates due;

    NightRunner(Map<String, Job> jobs, AuditedRunner runner, PostingWindows windows, NightMapper mapper, DueDates due) {
        this.jobs = jobs;
        this.runner = runner;
        this.windows = windows;
        this.mapper = mapper;
        this.due = due;
    }

    /** @throws WrongUse if the date is not over yet */
    public RunResult run(LocalDate date, String operator, String reason) {
        requireTurn(date);
        due.requireOver(date, "nightly");
        return runEarly(date, operator, reason);
    }

    /** Runs a night whose date may not be over yet: what comes until then is of the next date. */
    public RunResult runEarly(LocalDate date, String operator, String reason) {
        requireTurn(date);
        return needsAPerson(runner.run(job("nightly"), date, operator, reason), date);
    }

    public RunResult runStage(String stage, LocalDate date, String operator, String reason) {
        requireTurn(date);
        if (!runner.isDone("nightly", date)) {
            requireCut(date);
            List<String> before = StageJobs.NAMES.subList(0, StageJobs.NAMES.indexOf(stage));
            for (String earlier : before) {
                if (!runner.isDone(earlier, date)) {
                    throw new InputNotThere(
                            "%s of %s comes after %s, which is not done".formatted(stage, date, earlier));
                }
            }
        }
        return runner.run(job(stage), date, operator, reason);
    }

    public static int tell(Terminal terminal, RunResult result) {
        (result.outcome().exitCode() == 0 ? terminal.out() : terminal.err()).println(result.message());
        return result.outcome().exitCode();
    }

    private Job job(String name) {
        return Objects.requireNonNull(jobs.get(name), name);
    }

    /** Dates are closed one after the other. */
    private void requireTurn(LocalDate date) {
        LocalDate open = OpenDate.of(windows);
        if (windows.day(date).isEmpty()) {
            throw new WrongUse("%s is no business date of these books: %s is the open one".formatted(date, open));
        }
        LocalDate waiting = mapper.firstNotClosed();
        if (waiting != null && waiting.isBefore(date)) {
            throw new InputNotThere("%s is not closed yet; run its night first".formatted(waiting));
        }
    }

    private void requireCut(LocalDate date) {
        if (windows.day(date)
                .filter(day -> day.status() == BusinessDay.Status.OPEN)
                .isPresent()) {
            throw new InputNotThere("%s is still open; run ./run.sh cutover --date %s first".formatted(date, date));
        }
    }

    private RunResult needsAPerson(RunResult result, LocalDate date) {
        if (result.outcome() != Outcome.DONE) {
            return result;
        }
        List<String> open = new ArrayList<>();
        add(open, mapper.rejects(date), "rows rejected");
        add(open, mapper.quarantined(), "transactions quarantined");
        add(open, mapper.quarantinedCredits(), "buffered credits quarantined");
        add(open, mapper.leftOut(date), "merchants, banks or files left out");
        add(open, mapper.openBreaks(date), "breaks open");
        add(open, mapper.notPaid(date), "settlements not paid out");
        add(open, mapper.payoutsForAPerson(), "payouts to approve or to ask the bank about");
        add(open, mapper.filesNotDelivered(), "bank files not delivered");
        add(open, mapper.adjustmentsWaiting(), "adjustments to approve");
        add(open, mapper.claimsOverdue(date), "claims on merchants older than agreed");
        add(open, mapper.bankLinesOfNoPayout(date), "bank lines that fit no payout");
        add(open, mapper.statementsWaiting(), "statements that wait for others");
        return open.isEmpty()
                ? result
                : new RunResult(
                        Outcome.NEEDS_A_PERSON,
                        "%s; a person is needed: %s; ./run.sh status --date %s tells where to look"
                                .formatted(result.message(), String.join(", ", open), date));
    }

    private static void add(List<String> open, long count, String what) {
        if (count > 0) {
            open.add(count + " " + what);
        }
    }
}

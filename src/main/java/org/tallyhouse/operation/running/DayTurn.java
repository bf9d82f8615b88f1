package org.tallyhouse.operation.running;

import java.time.LocalDate;
import org.springframework.batch.core.job.Job;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.posting.WindowTurn;
import org.tallyhouse.posting.WindowTurn.Decision;
import org.tallyhouse.posting.WindowTurn.Verdict;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Turns and posts windows during the day, when they are due. */
@Component
public class DayTurn {
    private final WindowTurn turn;
    private final Job job;
    private final AuditedRunner runner;

    DayTurn(WindowTurn turn, @Qualifier("turn") Job job, AuditedRunner runner) {
        this.turn = turn;
        this.job = job;
        this.runner = runner;
    }

    /** Finishes what an earlier run left, then turns the open window if it is due. */
    public RunResult run(LocalDate date, String operator, String reason) {
        Decision decision = turn.decide(date);
        if (decision.verdict() == Verdict.FINISH) {
            RunResult finished = post(date, decision.windowId(), operator, reason);
            if (finished.outcome().exitCode() != 0) {
                return finished;
            }
            decision = turn.decide(date);
            if (decision.verdict() != Verdict.TURN) {
                return new RunResult(finished.outcome(), finished.message() + "; " + decision.message());
            }
        }
        return switch (decision.verdict()) {
            case OFF, NO_BUSINESS_DATE -> throw new WrongUse(decision.message());
            case NOT_OPEN_YET, EARLIER_NOT_POSTED -> throw new InputNotThere(decision.message());
            case CUT_OVER, NOT_DUE -> new RunResult(Outcome.ALREADY_DONE, decision.message());
            case FINISH, TURN -> post(date, decision.windowId(), operator, reason);
        };
    }

    private RunResult post(LocalDate date, long windowId, String operator, String reason) {
        RunResult result = runner.runOfWindow(job, date, windowId, operator, reason);
        return result.outcome() == Outcome.DONE
                ? new RunResult(Outcome.DONE, "window %d of %s is turned and posted".formatted(windowId, date))
                : result;
    }
}

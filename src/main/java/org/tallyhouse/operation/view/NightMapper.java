package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;

/** What the command line shows of nights. */
@Mapper
public interface NightMapper {

    @Nullable LocalDate firstNotClosed();

    @Nullable LocalDate lastClosed();

    long rejects(LocalDate date);

    long openBreaks(LocalDate date);

    long notPaid(LocalDate date);

    /** The last execution of every job that a date has one run of, given as Spring Batch stores it: 2026-02-13. */
    List<Execution> executions(String date);

    @Nullable Holder holder(LocalDate date);

    /** Payouts that wait for an approval, or whose bank does not answer. */
    long payoutsForAPerson();

    /** Files to banks whose last delivery failed. */
    long filesNotDelivered();
    /** What merchants owe us for longer than agreed. */
    long claimsOverdue(LocalDate date);

    /** Lines of the date's statements that name a payout and do not fit it. */
    long bankLinesOfNoPayout(LocalDate date);

    /** Statements before which others have to come. */
    long statementsWaiting();

    /** Transactions that are set aside, and nothing is decided about. */
    long quarantined();

    /** Buffered credits of no transaction that are set aside, and nothing is decided about. */
    long quarantinedCredits();

    /** Merchants and banks that a date's stages did nothing with, for what is wrong with them. */
    long leftOut(LocalDate date);

    /** Adjustments that wait for a second person. */
    long adjustmentsWaiting();

    /** A job's last execution; times are the server's session time, UTC. */
    record Execution(
            String jobName,
            String status,
            @Nullable LocalDateTime startTime,
            @Nullable LocalDateTime endTime,
            long rowTotal,
            @Nullable String message) {}

    /** Credits in windows that are not posted. */
    WaitingTotal waitingCredits();

    /** @param oldestAt UTC; null if nothing waits, and in rows of before credits had a time */
    record WaitingTotal(long credits, @Nullable LocalDateTime oldestAt) {}

    /** Who holds the lease. */
    record Holder(String owner, long heartbeatAgeMillis) {}
}

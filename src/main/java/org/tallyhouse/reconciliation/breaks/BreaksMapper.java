package org.tallyhouse.reconciliation.breaks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.ReconciliationTerms;

/** Breaks as people look at them and decide about them. */
@Mapper
public interface BreaksMapper {

    /** Those that fit, the oldest first. */
    List<BreakView> list(
            @Param("filter") Filter filter,
            @Param("statuses") Collection<BreakStatus> statuses,
            @Param("on") LocalDate on,
            @Param("most") int most);

    List<BreakView> byIds(@Param("ids") Collection<String> ids, @Param("on") LocalDate on);

    /** Breaks by id, in their order: lock 4 of the ledger's page. */
    List<String> lock(Collection<String> ids);

    @Nullable ReconciliationTerms terms(
            @Param("channel") String channel, @Param("currency") String currency, @Param("on") LocalDate on);

    List<Resolution> resolutions(Collection<String> ids);

    void assign(
            @Param("breakId") String breakId,
            @Param("assignee") String assignee,
            @Param("operator") String operator,
            @Param("on") LocalDate on);

    void insertResolution(Resolution resolution);

    int approveResolution(
            @Param("breakId") String breakId, @Param("approvedBy") String approvedBy, @Param("on") LocalDate on);

    int rejectResolution(String breakId);

    void end(@Param("breakId") String breakId, @Param("on") LocalDate on, @Param("status") BreakStatus status);

    /** A row of which the break ended finds no other side any more. */
    int stopWaiting(String breakId);

    /** Nor does what was to come, or came. */
    int stopExpecting(@Param("breakId") String breakId, @Param("on") LocalDate on);

    /** What a decision makes a channel owe is waited for on the bank's account, in minor units. */
    void expectAgain(
            @Param("channel") String channel,
            @Param("currency") String currency,
            @Param("on") LocalDate on,
            @Param("breakId") String breakId,
            @Param("amountMinor") long amountMinor);

    /** What a break can be. */
    enum BreakStatus {
        OPEN,
        CARRIED,
        MATCHED_LATER,
        REPLACED,
        RESOLVED,
        WRITTEN_OFF
    }

    /** What is looked for; null or empty finds all. */
    record Filter(
            String channel,
            @Nullable BreakClass breakClass,
            @Nullable LocalDate foundBefore,
            @Nullable LocalDate businessDate) {}

    /** A break on a date. Minor units; waitsFor is who resolved it, if a second person is to approve that. */
    record BreakView(
            String breakId,
            String channel,
            LocalDate businessDate,
            BreakClass breakClass,
            @Nullable String transactionId,
            String channelReference,
            String type,
            long ourMinor,
            long theirMinor,
            long differenceMinor,
            String currency,
            int ageDays,
            BreakStatus status,
            @Nullable String assignee,
            @Nullable String waitsFor) {}

    /** What was decided about a break. */
    record Resolution(
            String breakId,
            ResolutionWay way,
            String account,
            String status,
            String operator,
            String reason,
            @Nullable String approvedBy,
            LocalDate businessDate) {}
}

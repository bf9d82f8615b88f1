package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** What a night tells about reconciliation. */
@Mapper
interface ReportMapper {

    List<Summary> summary(LocalDate night);

    /** Channels with breaks or a reconciled date to report on. */
    List<String> channelsToReport(LocalDate night);

    void forEachBreak(
            @Param("channel") String channel, @Param("night") LocalDate night, ResultHandler<BreakRow> handler);

    List<BreakTotal> breakTotals(LocalDate night);

    /** Open breaks by how old they are. */
    List<Age> ages(LocalDate night);

    /** Minor units, net of the channel's fees. */
    record Summary(
            String channel,
            String currency,
            long ourCount,
            long ourMinor,
            long theirCount,
            long theirMinor,
            long matchedCount,
            long matchedMinor,
            long brokenCount,
            long brokenMinor,
            long depositSeenMinor,
            boolean reconciled) {}

    /** A break as a night reports it; minor units. */
    record BreakRow(
            String breakId,
            LocalDate businessDate,
            String breakClass,
            @Nullable String transactionId,
            String channelReference,
            long ourMinor,
            long theirMinor,
            long differenceMinor,
            String currency,
            String status) {}

    /** Minor units. */
    record BreakTotal(String status, String currency, long breakCount, long differenceMinor) {}

    /** Breaks found on one date; minor units. */
    record Age(
            String channel,
            String currency,
            String breakClass,
            LocalDate businessDate,
            long breakCount,
            long differenceMinor) {}
}

package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The statements of reconciliation. A side is what a channel and we count for one of its dates. */
@Mapper
interface ReconciliationMapper {

    /** Dates up to the night for which a bill is there and that are not reconciled, by channel. */
    List<Side> waiting(LocalDate night);

    /** Matches open breaks of earlier nights whose other side has come since, and equals. */
    int matchLater(@Param("channel") String channel, @Param("night") LocalDate night);

    int endMatchedLater(@Param("channel") String channel, @Param("night") LocalDate night);

    int match(Comparison comparison);

    int breakPairs(Comparison comparison);

    int breakOurs(Comparison comparison);

    int breakTheirs(Comparison comparison);

    void markReconciled(Comparison comparison);

    /** Open differences that a night added (positive: we count more), less those it ended. */
    List<Difference> differences(LocalDate night);

    /** Successful rows that are in no match and in no break, although their channel's date is reconciled. */
    long leftOver(LocalDate night);

    /** Differences between open breaks and what stands in suspense, per channel and currency. */
    List<SuspenseGap> suspenseGaps();

    List<Summary> summary(LocalDate night);

    /** Channels with breaks or a reconciled date to report on. */
    List<String> channelsToReport(LocalDate night);

    void forEachBreak(
            @Param("channel") String channel, @Param("night") LocalDate night, ResultHandler<BreakRow> handler);

    List<BreakTotal> breakTotals(LocalDate night);

    /** A channel's date to be reconciled. */
    record Side(String channel, LocalDate businessDate) {}

    /** What is compared on which night; strays are unused rows of dates reconciled before. */
    record Comparison(String channel, LocalDate businessDate, LocalDate night, boolean withStrays) {}

    /** Minor units. */
    record Difference(String channel, String currency, long differenceMinor) {}

    /** Minor units. */
    record SuspenseGap(String channel, String currency, long openBreaksMinor, long suspenseMinor) {}

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
}

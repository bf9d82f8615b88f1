package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.ReconciliationTerms;

/** The statements of comparing. A side is what a channel and we count for one of its dates. */
@Mapper
public interface ReconciliationMapper {

    /** Notes the dates of complete bills that no night has seen. */
    int noteBills();

    /** Bills that another takes the place of do not count from here on. */
    int passOverReplaced(LocalDate night);

    /** Dates up to the night for which a bill is there and that are not reconciled, by channel. */
    List<Side> sides(LocalDate night);

    /** The bills of a side. */
    List<Long> files(Side side);

    List<ReconciliationTerms> terms(@Param("channel") String channel, @Param("on") LocalDate on);

    void markReconciled(
            @Param("channel") String channel,
            @Param("businessDate") LocalDate businessDate,
            @Param("night") LocalDate night);

    void markTaken(
            @Param("channel") String channel,
            @Param("businessDate") LocalDate businessDate,
            @Param("night") LocalDate night);

    /** Dates reconciled before for which another bill has come, by channel. */
    List<Side> lateSides(LocalDate night);

    /** Rows of bills that came after their date was reconciled; those that only repeat a replaced bill do not count. */
    int takeLateRows(
            @Param("channel") String channel,
            @Param("businessDate") LocalDate businessDate,
            @Param("night") LocalDate night);

    /** Channels with rows that wait. */
    @Nullable String nextWaitingChannel(String after);

    List<ComparedRow> waiting(
            @Param("channel") String channel,
            @Param("side") String side,
            @Param("key") WaitingKey key,
            @Param("currencies") List<String> currencies,
            @Param("after") String after,
            @Param("most") int most);

    /** Ends the breaks of rows that found their other side. */
    int endBreaks(
            @Param("side") String side,
            @Param("rows") List<Long> rows,
            @Param("night") LocalDate night,
            @Param("status") String status);

    int stopWaiting(@Param("side") String side, @Param("rows") List<Long> rows);

    /** What counts nothing has nothing to wait for. */
    int forgetUncounted(String channel);

    /** A break for each row that waits without one. */
    int breakWaiting(@Param("channel") String channel, @Param("night") LocalDate night);

    int nameBreaks(@Param("channel") String channel, @Param("side") String side, @Param("night") LocalDate night);

    /** Open differences that a night added (positive: we count more), less those it ended. */
    List<Difference> differences(LocalDate night);

    /** What matches within the tolerance left on a night. */
    List<Difference> tolerated(LocalDate night);

    /** Successful rows of dates compared on a night that were not looked at. */
    List<CountGap> countGaps(LocalDate night);

    /** Rows that wait without a break of their own. */
    long waitingWithoutBreak();

    /** Differences between open breaks and what stands in suspense, per channel and currency. */
    List<SuspenseGap> suspenseGaps();

    /** What waiting rows are paired by. */
    enum WaitingKey {
        REFERENCE,
        MERCHANT_REFERENCE,
        AMOUNT_AND_DATE
    }

    /** A channel's date to be reconciled. */
    record Side(String channel, LocalDate businessDate) {}

    /** Minor units. */
    record Difference(String channel, String currency, long differenceMinor) {}

    /** Rows of one side of a channel's date: those that are there, and those that were compared. */
    record CountGap(String channel, LocalDate businessDate, long thereCount, long comparedCount) {}

    /** Minor units. */
    record SuspenseGap(String channel, String currency, long openBreaksMinor, long suspenseMinor) {}
}

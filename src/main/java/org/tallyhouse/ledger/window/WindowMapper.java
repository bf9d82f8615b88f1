package org.tallyhouse.ledger.window;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Business days and posting windows. */
@Mapper
public interface WindowMapper {

    /** Lock 3 of the ledger's page, shared: the window stays open until this transaction ends. */
    @Nullable PostingWindow openShared();

    /** Lock 3, exclusive: no writer is in the window any more. */
    @Nullable PostingWindow openExclusive();

    /** The open window, without a lock. */
    @Nullable PostingWindow open();

    /** UTC; null for a window opened before this was kept. */
    @Nullable LocalDateTime openedAt(long windowId);

    /**
     * The earliest date with a window of a smaller id that is not posted, or an earlier date that may
     * still get one.
     */
    @Nullable LocalDate notPostedBefore(@Param("windowId") long windowId, @Param("businessDate") LocalDate businessDate);

    @Nullable BusinessDay day(LocalDate businessDate);

    /** Lock 8, shared. */
    @Nullable BusinessDay dayShared(LocalDate businessDate);

    @Nullable BusinessDay openDay();

    /** The latest date that is not open any more. */
    @Nullable BusinessDay lastCut();

    List<PostingWindow> windowsOf(LocalDate businessDate);

    void insertDay(@Param("businessDate") LocalDate businessDate, @Param("status") BusinessDay.Status status);

    /** Takes lock 8. */
    int changeDay(
            @Param("businessDate") LocalDate businessDate,
            @Param("from") BusinessDay.Status from,
            @Param("to") BusinessDay.Status to);

    void insertWindow(@Param("window") PostingWindow window, @Param("openedAt") LocalDateTime openedAt);

    int changeWindow(
            @Param("windowId") long windowId,
            @Param("from") PostingWindow.Status from,
            @Param("to") PostingWindow.Status to);
}

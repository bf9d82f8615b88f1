package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Business days and posting windows. */
@Mapper
public interface WindowMapper {

    /** The open window, under a shared lock: it stays open until this transaction ends. */
    @Nullable PostingWindow openShared();

    /** The open window, under the exclusive lock: no writer is in it any more. */
    @Nullable PostingWindow openExclusive();

    @Nullable BusinessDay day(LocalDate businessDate);

    @Nullable BusinessDay dayShared(LocalDate businessDate);

    @Nullable BusinessDay openDay();

    /** The latest date that is not open any more. */
    @Nullable BusinessDay lastCut();

    List<PostingWindow> windowsOf(LocalDate businessDate);

    void insertDay(@Param("businessDate") LocalDate businessDate, @Param("status") BusinessDay.Status status);

    int changeDay(
            @Param("businessDate") LocalDate businessDate,
            @Param("from") BusinessDay.Status from,
            @Param("to") BusinessDay.Status to);

    void insertWindow(PostingWindow window);

    int changeWindow(
            @Param("windowId") long windowId,
            @Param("from") PostingWindow.Status from,
            @Param("to") PostingWindow.Status to);
}

package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Accounts and entries as they are shown; minor units, credit positive. */
@Mapper
public interface AccountViewMapper {

    List<EntryRow> lastEntries(@Param("accountId") long accountId, @Param("most") int most);

    @Nullable LocalDate lastClosed();

    /** What accounts held at the end of a closed date, each of them. */
    List<ClosingRow> closings(@Param("accountIds") Collection<Long> accountIds, @Param("closed") LocalDate closed);

    /** Credits in windows that are not posted, of accounts that have any. */
    List<WaitingRow> waiting(@Param("accountIds") Collection<Long> accountIds);

    /** @param oldestAt UTC; null in rows of before credits had a time */
    record WaitingRow(
            long accountId, long credits, @Nullable LocalDateTime oldestAt) {}

    /** A closing balance. */
    record ClosingRow(long accountId, long closingMinor) {}

    /** An entry and the event behind it. */
    record EntryRow(
            LocalDate businessDate, String journalType, String source, long amountMinor, long balanceAfterMinor) {}
}

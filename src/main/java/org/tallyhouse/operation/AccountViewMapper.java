package org.tallyhouse.operation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.AccountKind;

/** Accounts and entries as they are shown; minor units, credit positive. */
@Mapper
interface AccountViewMapper {

    /** By code or by owner, each with its buffered net not yet posted, in one consistent read. */
    List<AccountRow> find(String codeOrOwner);

    List<EntryRow> lastEntries(@Param("accountId") long accountId, @Param("most") int most);

    @Nullable LocalDate lastClosed();

    /** What accounts held at the end of a closed date, each of them. */
    List<ClosingRow> closings(@Param("accountIds") Collection<Long> accountIds, @Param("closed") LocalDate closed);

    /** An account and its buffer. */
    record AccountRow(
            long accountId,
            String code,
            AccountKind kind,
            String currency,
            String status,
            long postedMinor,
            long heldMinor,
            long bufferedMinor) {}

    /** A closing balance. */
    record ClosingRow(long accountId, long closingMinor) {}

    /** An entry and the event behind it. */
    record EntryRow(
            LocalDate businessDate, String journalType, String source, long amountMinor, long balanceAfterMinor) {}
}

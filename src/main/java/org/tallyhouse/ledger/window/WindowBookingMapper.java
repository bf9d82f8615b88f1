package org.tallyhouse.ledger.window;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.ledger.JournalType;

/** The statements that book a window's totals inside the server. */
@Mapper
public interface WindowBookingMapper {

    /** The next accounts that have something to book, those not posted through the window. */
    Range next(@Param("windowId") long windowId, @Param("after") long afterAccountId, @Param("most") int most);

    void insertJournal(
            @Param("type") JournalType type, @Param("source") String source, @Param("date") LocalDate businessDate);

    /** Adds the totals to the accounts' rows, which it locks in the order of their ids: lock 6 of the ledger's page. */
    int post(@Param("windowId") long windowId, @Param("range") Range range);

    /** What the range comes to by currency, where it is not zero. */
    List<Net> nets(@Param("windowId") long windowId, @Param("range") Range range);

    /** Takes lock 7. */
    int postTransit(
            @Param("accountId") long accountId,
            @Param("amountMinor") long amountMinor,
            @Param("windowId") long windowId);

    /** The entries of accounts that {@code post} has changed: their rows say sequence and balance. */
    int insertEntries(
            @Param("windowId") long windowId,
            @Param("range") Range range,
            @Param("journalId") long journalId,
            @Param("date") LocalDate businessDate);

    int insertTransitEntry(
            @Param("accountId") long accountId,
            @Param("amountMinor") long amountMinor,
            @Param("journalId") long journalId,
            @Param("date") LocalDate businessDate);

    /** The currencies a journal does not sum to zero in. */
    List<Net> unbalanced(long journalId);

    /** Accounts of a window from the first to the last id; ids are 0 where there are none. */
    record Range(long first, long last, int accountCount) {}

    /** An amount of a currency, minor units, credit positive. */
    record Net(String currency, long amountMinor) {}
}

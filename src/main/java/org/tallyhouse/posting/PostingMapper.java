package org.tallyhouse.posting;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The statements of posting. */
@Mapper
interface PostingMapper {

    /** Sets aside the credits of a closed window whose accounts do not fit each other, or are not there. */
    int setAside(long windowId);

    /** Sums a closed window by account, both sides of every credit that is not set aside. */
    int total(long windowId);

    int totals(long windowId);

    /** How many accounts of a window have something to book and are not posted through it. */
    long toBook(long windowId);

    /** What the window's credits come to, and what was posted of them. */
    WindowProof proof(@Param("windowId") long windowId, @Param("sources") String sources);

    /** Accounts of the window whose posted entry is not their total. */
    long wrongAccounts(@Param("windowId") long windowId, @Param("sources") String sources);

    List<CreditTotal> creditTotals(LocalDate businessDate);

    /** Counts and minor units summed over all currencies: only good for comparing. */
    record WindowProof(
            long creditCount,
            long creditedMinor,
            long totalledCount,
            long totalledMinor,
            long totalledDebitMinor,
            long leftInTransitMinor) {}

    /** Credits of a date by currency, minor units. */
    record CreditTotal(String currency, long creditCount, long amountMinor, long accountCount) {}
}

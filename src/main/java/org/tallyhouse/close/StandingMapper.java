package org.tallyhouse.close;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.tallyhouse.ledger.AccountKind;

/**
 * What stands at the end of a business date, and since when. Rows of later dates do not count, so an
 * earlier date can be asked for again at any time.
 */
@Mapper
interface StandingMapper {

    /** Breaks that were open, by suspense account. */
    void forEachBreak(@Param("businessDate") LocalDate businessDate, ResultHandler<StandingItem> handler);

    /** Statement lines nobody had claimed, by unidentified account. */
    void forEachBankLine(@Param("businessDate") LocalDate businessDate, ResultHandler<StandingItem> handler);

    /** What was due to merchants and on no way to their banks at the payout of the date, by balance. */
    void forEachOnNoWay(@Param("businessDate") LocalDate businessDate, ResultHandler<StandingItem> handler);

    /** Unidentified accounts that are not their unclaimed lines. */
    long unidentifiedGaps(LocalDate businessDate);

    /**
     * Accounts of a kind that were not empty, oldest first, with the entry that what stands there dates from: those
     * where something is older than the recent dates, or the others.
     */
    void forEachBalance(
            @Param("businessDate") LocalDate businessDate,
            @Param("kind") AccountKind kind,
            @Param("recentFrom") LocalDate recentFrom,
            @Param("older") boolean older,
            ResultHandler<StandingItem> handler);
}

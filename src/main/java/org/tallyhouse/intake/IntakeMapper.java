package org.tallyhouse.intake;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.intake.transaction.TransactionType;

/** What has come in for a business date. */
@Mapper
interface IntakeMapper {

    /** Channels with a complete bill that has rows of the date, or was imported for it and has none of an earlier one. */
    List<String> channelsWithBill(LocalDate businessDate);

    /** Who sent a kind of file that was taken in whole for the date. */
    List<String> sendersOf(@Param("kind") String kind, @Param("businessDate") LocalDate businessDate);

    /** Successful transactions of the date. */
    List<TypeTotal> transactionCounts(LocalDate businessDate);

    List<FileCount> fileCounts(LocalDate businessDate);

    long rejects(LocalDate businessDate);

    /** Minor units of the currency. */
    record TypeTotal(TransactionType type, String currency, long rowCount, long amountMinor) {}

    /** Rows accepted of a kind of file. */
    record FileCount(String kind, long accepted) {}
}

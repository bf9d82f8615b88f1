package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The statements of payout. */
@Mapper
interface PayoutMapper {

    long countToPay(LocalDate businessDate);

    /** Settlements of the night to be paid out, with the merchant's default bank account of that date. */
    List<ToPay> nextToPay(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") String afterSettlement,
            @Param("most") int most);

    /** Groups the night's instructions into files, per bank in the order of their ids. */
    int assignFiles(@Param("businessDate") LocalDate businessDate, @Param("perFile") int perFile);

    int insertFiles(LocalDate businessDate);

    @Nullable BankFile nextFile(LocalDate businessDate);

    void forEachInstruction(@Param("file") BankFile file, ResultHandler<InstructionRow> handler);

    int markWritten(@Param("file") BankFile file, @Param("sha256") String sha256);

    long filesLeft(LocalDate businessDate);

    /** Files whose count or total is not that of their instructions, or of the holds behind them. */
    long wrongFiles(LocalDate businessDate);

    List<PayoutTotal> totals(LocalDate businessDate);

    void forEachNotPaid(@Param("businessDate") LocalDate businessDate, ResultHandler<NotPaid> handler);

    List<PayoutTotal> notPaidTotals(LocalDate businessDate);

    /** A settlement to pay; bankId is null if the merchant has no bank account for it. Minor units. */
    record ToPay(
            String settlementId,
            String merchantId,
            String currency,
            long amountMinor,
            @Nullable String bankId,
            @Nullable String accountName,
            @Nullable String accountNumber) {}

    /** A file to a bank; minor units. */
    record BankFile(
            String bankId,
            LocalDate businessDate,
            int sequence,
            String name,
            String currency,
            int itemCount,
            long totalMinor) {}

    /** A line of a bank file; minor units. */
    record InstructionRow(
            String instructionId, String accountName, String accountNumber, long amountMinor, String settlementId) {}

    /** Minor units. */
    record PayoutTotal(String measure, String currency, long rowCount, long amountMinor) {}

    /** A settlement that should have been paid out; minor units. */
    record NotPaid(String settlementId, String merchantId, String currency, long amountMinor, boolean hasBankAccount) {}
}

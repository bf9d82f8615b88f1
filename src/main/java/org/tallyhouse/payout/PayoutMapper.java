package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms;

/** The statements of payout. */
@Mapper
interface PayoutMapper {

    List<Sender> senders();

    long countToPay(LocalDate businessDate);

    /** Settlements of the night to be paid out, with the merchant's default bank account of that date. */
    List<ToPay> nextToPay(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") String afterSettlement,
            @Param("most") int most);

    /** Approved instructions in no file yet, after one of a bank; filesBefore counts the date's files to the bank. */
    List<ToFile> nextToFile(
            @Param("businessDate") LocalDate businessDate,
            @Param("afterBank") String afterBank,
            @Param("after") String afterInstruction,
            @Param("most") int most);

    int file(
            @Param("ids") List<String> instructionIds,
            @Param("fileDate") LocalDate fileDate,
            @Param("sequence") int sequence);

    int insertFiles(LocalDate businessDate);

    int insertFiledEvents(LocalDate fileDate);

    /** Writes down what is unanswered for longer than its bank's terms say on a date. */
    int insertUnknownEvents(LocalDate businessDate);

    int markUnknown(LocalDate businessDate);

    @Nullable BankFile nextFile(LocalDate businessDate);

    void forEachInstruction(@Param("file") BankFile file, ResultHandler<InstructionRow> handler);

    int markWritten(@Param("file") BankFile file, @Param("sha256") String sha256);

    long filesLeft(LocalDate businessDate);

    long countFiles(LocalDate businessDate);

    /** The next file of a date by name. */
    @Nullable BankFile nextToDeliver(@Param("businessDate") LocalDate businessDate, @Param("after") String afterName);

    int insertSentEvents(@Param("file") BankFile file);

    int markSent(@Param("file") BankFile file);

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
            @Nullable String accountNumber,
            @Nullable String bankCode,
            @Nullable Long approvalLimitMinor,
            @Nullable Long singleLimitMinor) {}

    /** An instruction for a file, with the bank's limits of a file; minor units. */
    record ToFile(
            String bankId,
            String instructionId,
            long amountMinor,
            @Nullable Integer itemsPerFile,
            @Nullable Long amountPerFileMinor,
            int filesBefore) {}

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
            String instructionId,
            String accountName,
            String accountNumber,
            String bankCode,
            long amountMinor,
            String settlementId) {}

    /** How a bank knows us, and the format of its files. */
    record Sender(
            String bankId,
            String bankName,
            String accountNumber,
            String currency,
            String institution,
            PayoutTerms.Format format,
            String layout,
            String bankCode,
            String originatorId) {}

    /** Minor units. */
    record PayoutTotal(String measure, String currency, long rowCount, long amountMinor) {}

    /** A settlement, or the part of one, that should have been paid out; minor units. */
    record NotPaid(
            String settlementId, String merchantId, String currency, long amountMinor, String reason, String detail) {}
}

package org.tallyhouse.payout;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** The statements about bank files. An empty bank means all banks. */
@Mapper
interface FilingMapper {

    /** Banks with approved instructions in no file yet. */
    List<BankToFile> banksToFile(@Param("businessDate") LocalDate businessDate, @Param("bankId") String bankId);

    /** Approved transfers to a bank in no file yet, in the order of their ids. */
    List<ToFile> nextToFile(
            @Param("businessDate") LocalDate businessDate,
            @Param("bankId") String bankId,
            @Param("urgency") Urgency urgency,
            @Param("after") String afterTransfer,
            @Param("most") int most);

    int file(
            @Param("ids") List<String> transferIds,
            @Param("fileDate") LocalDate fileDate,
            @Param("sequence") int sequence);

    /** Makes the files of a bank that instructions are in, and an execution date for each. */
    int insertFiles(
            @Param("businessDate") LocalDate businessDate,
            @Param("bankId") String bankId,
            @Param("urgency") Urgency urgency,
            @Param("executionDate") LocalDate executionDate);

    int insertFiledEvents(LocalDate fileDate);

    long filesLeft(@Param("businessDate") LocalDate businessDate, @Param("bankId") String bankId);

    /** The next file that is not written yet, behind one of a name. */
    @Nullable BankFile nextFile(
            @Param("businessDate") LocalDate businessDate,
            @Param("bankId") String bankId,
            @Param("after") String afterName);

    void forEachTransfer(@Param("file") BankFile file, ResultHandler<TransferRow> handler);

    int markWritten(@Param("file") BankFile file, @Param("sha256") String sha256);

    /** How many files their banks do not have yet; a null date means all dates. */
    long countToDeliver(@Param("businessDate") @Nullable LocalDate businessDate, @Param("bankId") String bankId);

    /** The next of those by name, which no two commands put at once: lock 2 of the ledger's page. */
    @Nullable BankFile nextToDeliver(
            @Param("businessDate") @Nullable LocalDate businessDate,
            @Param("bankId") String bankId,
            @Param("after") String afterName);

    /** The next of a date that was not tried yet, by lock 2. */
    @Nullable BankFile nextUntried(
            @Param("businessDate") LocalDate businessDate,
            @Param("bankId") String bankId,
            @Param("after") String afterName);

    /** A file that waits for its delivery, by lock 2; null if none of that name does. */
    @Nullable BankFile waiting(String name);

    int markDelivery(
            @Param("file") BankFile file, @Param("delivery") String delivery, @Param("failure") String failure);

    int insertSentEvents(@Param("file") BankFile file);

    int markSent(@Param("file") BankFile file);

    /** Files whose count or total is not that of their transfers, or of the holds behind them. */
    long wrongFiles(LocalDate businessDate);

    List<PayoutMapper.PayoutTotal> totals(LocalDate businessDate);

    /** A bank and what is agreed with it about files; minor units. */
    record BankToFile(
            String bankId,
            boolean isThere,
            Format format,
            @Nullable Integer itemsPerFile,
            @Nullable Long amountPerFileMinor,
            String calendar,
            @Nullable LocalTime cutOff,
            String timeZone,
            int filesBefore) {}

    /** A transfer for a file; minor units. */
    record ToFile(String transferId, long amountMinor) {}

    /** A file to a bank; minor units. It has a SHA-256 once it was written. */
    record BankFile(
            String bankId,
            LocalDate businessDate,
            int sequence,
            String name,
            String currency,
            int itemCount,
            long totalMinor,
            LocalDate executionDate,
            @Nullable String sha256) {

        String recordedSha256() {
            return Objects.requireNonNull(sha256, name);
        }
    }

    /** A line of a bank file; minor units. */
    record TransferRow(
            String transferId,
            String bankId,
            String accountName,
            String accountNumber,
            String bankCode,
            Urgency urgency,
            long amountMinor,
            String firstSettlement,
            int settlements) {

        BankTransfer transfer() {
            return new BankTransfer(
                    transferId,
                    new Payee(bankId, accountName, accountNumber, bankCode, urgency),
                    amountMinor,
                    firstSettlement,
                    settlements);
        }
    }
}

package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** Payouts one by one, for the people who decide about them. */
@Mapper
public interface PayoutsMapper {

    /** Payouts in some statuses, the oldest first; an empty bank means all banks. */
    List<PayoutRow> list(
            @Param("statuses") Collection<PayoutStatus> statuses,
            @Param("bankId") String bankId,
            @Param("most") int most);

    /** What is due of settlements and on no way, the oldest first; an empty merchant means all. */
    List<DueRow> due(@Param("merchantId") String merchantId, @Param("most") int most);

    /** What is due and why; its way is what sends it: NIGHT, ORDER or RESEND. Minor units. */
    record DueRow(
            LocalDate since,
            String settlementId,
            String merchantId,
            String currency,
            long amountMinor,
            String way,
            String reason,
            String detail) {}

    /** Payouts by id, in their order: lock 4 of the ledger's page. */
    List<PayoutRow> lock(@Param("ids") Collection<String> instructionIds);

    /** Instructions that are paid together with some of these and are not among them. */
    List<String> paidWith(@Param("ids") Collection<String> instructionIds);

    int change(
            @Param("ids") Collection<String> instructionIds,
            @Param("from") PayoutStatus from,
            @Param("to") PayoutStatus to);

    /** Who approved payouts that wait for one more person. */
    List<Approval> approvals(@Param("ids") Collection<String> ids);

    record Approval(String instructionId, String operator) {}

    /** What an attempt of a settlement's payouts comes to, without those that were stopped; minor units. */
    long orderedOf(@Param("settlementId") String settlementId, @Param("attempt") int attempt);

    /**
     * The sequence number of the first file to make for a bank on a date: of one that was begun, else the next
     * one if anything is approved; null if there is nothing to do.
     */
    @Nullable Integer firstToFile(@Param("businessDate") LocalDate businessDate, @Param("bankId") String bankId);

    /** The files to a bank of a date, from a sequence number on. */
    List<FileRow> files(
            @Param("businessDate") LocalDate businessDate, @Param("bankId") String bankId, @Param("from") int sequence);

    /** Files that could not be delivered, the oldest first. */
    List<FileRow> notDelivered();

    long laterAttempts(
            @Param("settlementId") String settlementId, @Param("part") int part, @Param("attempt") int attempt);

    /** A payout and what was said last about it; minor units. */
    record PayoutRow(
            String instructionId,
            String transferId,
            LocalDate businessDate,
            String settlementId,
            int part,
            int attempt,
            String merchantId,
            String bankId,
            String currency,
            long amountMinor,
            PayoutStatus status,
            boolean needsApproval,
            String orderedBy,
            @Nullable String bankFile,
            @Nullable String lastReason) {}

    /** A bank file; the failure is that of its last delivery, empty if there was none. Minor units. */
    record FileRow(
            String name,
            int itemCount,
            long totalMinor,
            String currency,
            LocalDate executionDate,
            String deliveryFailure) {}

    /** A merchant's default bank account; minor units. */
    record Target(
            String bankId,
            String accountName,
            String accountNumber,
            String bankCode,
            Urgency urgency,
            @Nullable Long approvalLimitMinor,
            @Nullable Long ceilingMinor) {

        Payee payee() {
            return new Payee(bankId, accountName, accountNumber, bankCode, urgency);
        }
    }
}

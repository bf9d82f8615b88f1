package org.tallyhouse.operation.explain;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.payout.PayoutStatus;

/** The rows a payout of a settlement left; minor units, credit positive. */
@Mapper
public interface PayoutExplainMapper {

    @Nullable PayoutRow payout(String instructionId);

    Transfer transfer(String transferId);

    List<Together> paidTogether(
            @Param("transferId") String transferId,
            @Param("instructionId") String instructionId,
            @Param("most") int most);

    List<EventRow> events(String instructionId);

    List<AnswerRow> answers(String instructionId);

    /** Of the settlement's journal, and of those of the payout itself. */
    List<PayoutEntry> entries(String instructionId);

    /** An instruction with its settlement and file. */
    record PayoutRow(
            String instructionId,
            String transferId,
            LocalDate businessDate,
            PayoutStatus status,
            int part,
            int attempt,
            String merchantId,
            String merchantName,
            String bankId,
            String accountName,
            String accountNumber,
            String currency,
            long amountMinor,
            boolean needsApproval,
            String orderedBy,
            String settlementId,
            LocalDate periodFrom,
            LocalDate periodTo,
            long paymentCount,
            long paymentMinor,
            long feeMinor,
            long netMinor,
            @Nullable String bankFile,
            @Nullable LocalDate fileDate,
            @Nullable Integer itemCount,
            @Nullable Long totalMinor) {}

    /** What the bank pays in one line of its file; minor units. */
    record Transfer(long payouts, long amountMinor) {}

    /** Another payout of the same transfer; minor units. */
    record Together(String instructionId, String merchantId, long amountMinor) {}

    /** A status it came to. */
    record EventRow(LocalDate businessDate, PayoutStatus status, String operator, String reason) {}

    /** What the bank answered, and where. */
    record AnswerRow(LocalDate businessDate, String result, String reason, String fileName, long line) {}

    /** An entry of a journal behind it. */
    record PayoutEntry(LocalDate businessDate, String journal, String account, long amountMinor) {}
}

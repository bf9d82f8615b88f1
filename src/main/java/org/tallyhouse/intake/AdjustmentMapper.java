package org.tallyhouse.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.intake.Adjustments.Against;
import org.tallyhouse.intake.Adjustments.Status;

/** Adjustments as they were proposed and decided. */
@Mapper
public interface AdjustmentMapper {

    /** The oldest first. */
    List<AdjustmentRow> list(@Param("statuses") Set<Status> statuses, @Param("most") int most);

    @Nullable AdjustmentRow lock(String adjustmentId);

    /** Whether a merchant has accounts in a currency. */
    boolean hasAccounts(@Param("merchantId") String merchantId, @Param("currency") String currency);

    boolean isTransaction(String transactionId);

    void insert(AdjustmentRow row);

    void decide(
            @Param("adjustmentId") String adjustmentId,
            @Param("status") Status status,
            @Param("decidedOn") LocalDate decidedOn,
            @Param("decidedBy") String decidedBy,
            @Param("decisionReason") String decisionReason);

    /** Minor units, positive where the merchant gets it. */
    record AdjustmentRow(
            String adjustmentId,
            String merchantId,
            String currency,
            long amountMinor,
            Against against,
            Status status,
            LocalDate proposedOn,
            String proposedBy,
            String reason,
            @Nullable LocalDate decidedOn,
            String decidedBy,
            String decisionReason) {}
}

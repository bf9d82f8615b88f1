package org.tallyhouse.intake.transaction;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.intake.transaction.Adjustment.Status;

/** Adjustments as they were proposed and decided. */
@Mapper
public interface AdjustmentMapper {

    /** The oldest first. */
    List<Adjustment> list(@Param("statuses") Set<Status> statuses, @Param("most") int most);

    /** Lock 2 of the ledger's page. */
    @Nullable Adjustment lock(String adjustmentId);

    /** Those of some ids that are proposed; ordered, lock 2 of the ledger's page. */
    List<Adjustment> lockAll(@Param("ids") List<String> ids);

    /** What the set-up says of adjustments in files: PROPOSED or BOOKED. */
    String fileAdjustments();

    /** Whether a merchant has accounts in a currency. */
    boolean hasAccounts(@Param("merchantId") String merchantId, @Param("currency") String currency);

    boolean isTransaction(String transactionId);

    void insert(Adjustment row);

    void decide(
            @Param("adjustmentId") String adjustmentId,
            @Param("status") Status status,
            @Param("decidedOn") LocalDate decidedOn,
            @Param("decidedBy") String decidedBy,
            @Param("decisionReason") String decisionReason);
}

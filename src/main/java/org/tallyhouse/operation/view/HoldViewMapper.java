package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Holds as they are shown; minor units, times in UTC. */
@Mapper
public interface HoldViewMapper {

    @Nullable HoldRow find(String holdId);

    /** What is still held, the oldest first. */
    List<HoldRow> open(@Param("filter") OpenHolds filter);

    /**
     * Which open holds are looked for.
     *
     * @param codeOrOwner an account, all of an owner's, or empty
     * @param placedBefore null finds all
     */
    record OpenHolds(String codeOrOwner, @Nullable LocalDate placedBefore, int most) {}

    /** What ended it, oldest first. */
    List<MovementRow> movements(String holdId);

    /** Whether both are accounts of one owner. */
    boolean isOfOneOwner(@Param("account") String account, @Param("other") String other);

    /** A hold on its account, and whether a payout stands behind it. */
    record HoldRow(
            String holdId,
            String account,
            String currency,
            long amountMinor,
            long openMinor,
            LocalDate businessDate,
            String reason,
            @Nullable LocalDateTime expiresAt,
            boolean payout) {}

    /** A part that ended. */
    record MovementRow(LocalDate businessDate, String kind, String reference, long amountMinor) {}
}

package org.tallyhouse.intake.result;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Money of transfers that left banks or came back to them. */
@Mapper
public interface TransferMoveMapper {

    /** Locks what is known of transfers. */
    List<Move> lock(@Param("transferIds") Collection<String> transferIds);

    /** Those of the names that are a transfer's to another bank. */
    List<String> ofOtherBanks(@Param("bankId") String bankId, @Param("names") Collection<String> names);

    /** Minor units, positive; what is not booked, or not seen on a statement, is null. */
    record Move(
            String transferId,
            String direction,
            long amountMinor,
            @Nullable LocalDate bookedOn,
            @Nullable LocalDate seenOn) {}
}

package org.tallyhouse.intake;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Payout instructions that files from banks refer to. */
@Mapper
interface InstructionMapper {

    List<Instruction> find(@Param("ids") Collection<String> ids);

    /** An instruction and where it stands; minor units. */
    record Instruction(
            String instructionId,
            String bankId,
            String currency,
            long amountMinor,
            @Nullable Integer fileSequence,
            String status) {}
}

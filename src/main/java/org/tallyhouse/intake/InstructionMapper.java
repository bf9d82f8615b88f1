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

    /** The format of a bank's results; null if nothing is agreed with the bank. */
    @Nullable ResultFormat resultFormat(String bankId);

    /** Instructions to a bank under either of their names. */
    List<Named> named(@Param("bankId") String bankId, @Param("names") Collection<String> names);

    /** The instructions of a bank file, which is named without what follows the last dot. */
    List<String> instructionsOfFile(@Param("bankId") String bankId, @Param("name") String name);

    /** A format by name, and the layout if it is a declared one. */
    record ResultFormat(String results, String layout) {}

    /** An instruction's id and the one it has in the bank's files. */
    record Named(String instructionId, String bankReference) {}

    /** An instruction and where it stands; minor units. */
    record Instruction(
            String instructionId,
            String bankId,
            String currency,
            long amountMinor,
            @Nullable Integer fileSequence,
            String status) {}
}

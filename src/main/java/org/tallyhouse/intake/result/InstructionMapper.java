package org.tallyhouse.intake.result;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms.Results;

/** Payouts that files from banks refer to: a bank knows transfers, each of one instruction or several. */
@Mapper
public interface InstructionMapper {

    /** The instructions of transfers, in the order of their ids. */
    List<Instruction> find(@Param("transferIds") Collection<String> transferIds);

    /** The instructions of transfers, which no other file answers for meanwhile: lock 4 of the ledger's page. */
    List<String> lock(@Param("transferIds") Collection<String> transferIds);

    /** The format of a bank's results; null if nothing is agreed with the bank. */
    @Nullable ResultFormat resultFormat(String bankId);

    /** Transfers to a bank under either of their names. */
    List<Named> named(@Param("bankId") String bankId, @Param("names") Collection<String> names);

    /** The transfers of a bank file, which is named without what follows the last dot. */
    List<String> transfersOfFile(@Param("bankId") String bankId, @Param("name") String name);

    /** A format by name, and the layout if it is a declared one. */
    record ResultFormat(Results results, String layout) {}

    /** A transfer's id and the one it has in the bank's files. */
    record Named(String transferId, String bankReference) {}

    /** An instruction of a transfer and where it stands, whether it was ever accepted or paid, and what is held for it; minor units. */
    record Instruction(
            String instructionId,
            String transferId,
            String bankId,
            String currency,
            long amountMinor,
            @Nullable Integer fileSequence,
            String status,
            boolean wasAccepted,
            boolean wasPaid,
            long heldMinor) {}
}

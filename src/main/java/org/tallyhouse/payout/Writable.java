package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.layout.declared.CannotWrite;
import org.tallyhouse.payout.PayoutMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.Sender;

/** Tells apart the instructions that the format of their bank can carry from those it cannot. */
final class Writable {
    private static final int MAX_DETAIL = 255;

    private final BankFormats formats;
    private final Map<String, Sender> senders;
    private final List<Instruction> good = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    /** Why a settlement has no instruction. */
    record Refusal(String settlementId, String detail) {}

    Writable(BankFormats formats) {
        this.formats = formats;
        this.senders = formats.senders();
    }

    List<Instruction> good() {
        return good;
    }

    List<Refusal> refused() {
        return refused;
    }

    /** The instructions of one settlement: all of them or none. */
    void add(List<Instruction> instructions) {
        try {
            good.addAll(instructions.stream().map(this::named).toList());
        } catch (TransferRefused | CannotWrite e) {
            String detail = String.valueOf(e.getMessage());
            refused.add(new Refusal(
                    instructions.get(0).settlementId(), detail.substring(0, Math.min(detail.length(), MAX_DETAIL))));
        }
    }

    /**
     * An instruction under the name it has at its bank.
     *
     * @throws TransferRefused or CannotWrite if the bank's format cannot carry it
     */
    Instruction named(Instruction instruction) {
        Sender sender = Objects.requireNonNull(senders.get(instruction.bankId()), instruction.bankId());
        formats.check(sender, fileOf(instruction), instruction);
        return instruction.knownAs(BankFormats.reference(sender, instruction.instructionId()));
    }

    /** A file with nothing but the instruction, for its format to look at. */
    private static BankFile fileOf(Instruction instruction) {
        LocalDate date = instruction.businessDate();
        return new BankFile(
                instruction.bankId(),
                date,
                1,
                instruction.bankId() + ".check",
                instruction.currency(),
                1,
                instruction.amountMinor());
    }
}

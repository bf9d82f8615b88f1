package org.tallyhouse.payout;

import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.layout.declared.CannotWrite;
import org.tallyhouse.payout.PayoutMapper.BankFile;

/** Tells apart the instructions that the format of their bank can carry from those it cannot. */
final class Writable {
    private static final int MAX_DETAIL = 255;

    private final BankFormats.Known formats;
    private final List<Instruction> good = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    /** Why a settlement has no instruction. */
    record Refusal(String settlementId, String detail) {}

    Writable(BankFormats.Known formats) {
        this.formats = formats;
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
            instructions.forEach(this::check);
            good.addAll(instructions);
        } catch (TransferRefused | CannotWrite e) {
            String detail = String.valueOf(e.getMessage());
            refused.add(new Refusal(
                    instructions.get(0).settlementId(), detail.substring(0, Math.min(detail.length(), MAX_DETAIL))));
        }
    }

    private void check(Instruction instruction) {
        BankFile alone = new BankFile(
                instruction.bankId(),
                instruction.businessDate(),
                1,
                instruction.bankId() + ".check",
                instruction.currency(),
                1,
                instruction.amountMinor());
        formats.of(instruction.bankId()).check(alone, instruction.transfer());
    }
}

package org.tallyhouse.intake.result;

import java.util.List;
import java.util.Map;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.result.InstructionMapper.Instruction;
import org.tallyhouse.layout.FileRow;

/** A file of results of our own form as far as it is read without the books: three payouts are known. */
public final class ResultRows {
    private static final Map<String, InstructedPayment> KNOWN = InstructedPayment.of(List.of(
            instructed("P-20260213-M002-CNY"), instructed("P-20260213-M006-CNY"), instructed("P-20260213-M010-CNY")));

    private ResultRows() {}

    private static Instruction instructed(String id) {
        return new Instruction(id, id, "lotus", "CNY", 614354, 1, "SENT", false, false, 614354);
    }

    public static List<String> columns() {
        return List.of("instruction_id", "currency", "amount", "result", "reason");
    }

    public static void read(FileRow row) throws RowRejected {
        BankAnswer.parse(row, "lotus", KNOWN);
    }
}

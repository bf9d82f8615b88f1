package org.tallyhouse.intake.result;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallyhouse.intake.result.InstructionMapper.Instruction;

/** A transfer as its bank knows it: the sum of its instructions, which stand all in the same place. Minor units. */
record InstructedPayment(String transferId, List<Instruction> instructions) {

    static Map<String, InstructedPayment> of(Collection<Instruction> instructions) {
        return instructions.stream().collect(Collectors.groupingBy(Instruction::transferId)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new InstructedPayment(entry.getKey(), entry.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private Instruction any() {
        return instructions.get(0);
    }

    boolean isInFileTo(String bankId) {
        return any().fileSequence() != null && any().bankId().equals(bankId);
    }

    String bankId() {
        return any().bankId();
    }

    String currency() {
        return any().currency();
    }

    long amountMinor() {
        return instructions.stream().map(Instruction::amountMinor).reduce(0L, Math::addExact);
    }

    String status() {
        return any().status();
    }

    /** Whether the money that it is to pay is held, as it was when it was ordered. */
    boolean isHeld() {
        return instructions.stream().allMatch(each -> each.heldMinor() == each.amountMinor());
    }

    boolean wasPaid() {
        return any().wasPaid();
    }
}

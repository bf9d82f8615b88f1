package org.tallyhouse.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.intake.Answer.Said;

/** What answers mean, one after the other, for payments that stand somewhere. */
final class Verdicts {
    private final String bankId;
    private final Map<String, Payment> known;
    private final Map<String, Said> told = new HashMap<>();
    private final List<Verdict> taken = new ArrayList<>();

    /** An answer that changes something; what came back late had been paid before. */
    record Verdict(Answer answer, Payment payment, boolean cameBackLate) {}

    Verdicts(String bankId, Map<String, Payment> known) {
        this.bankId = bankId;
        this.known = known;
    }

    List<Verdict> taken() {
        return taken;
    }

    /**
     * Takes an answer, or ignores what says nothing new: the same again, or an acceptance after the end.
     *
     * @return whether it was taken
     * @throws RowRejected if it fits no payment, or not what was answered before
     */
    boolean take(Answer answer) throws RowRejected {
        Payment payment = requirePayment(answer);
        Said before = told.containsKey(answer.transferId()) ? told.get(answer.transferId()) : Said.of(payment.status());
        if (!isNews(answer, payment, before)) {
            return false;
        }
        told.put(answer.transferId(), answer.said());
        taken.add(new Verdict(answer, payment, before == Said.PAID));
        return true;
    }

    private static boolean isNews(Answer answer, Payment payment, @Nullable Said before) throws RowRejected {
        if (before == null) {
            return true;
        }
        return switch (before) {
            case ACCEPTED -> answer.said() != Said.ACCEPTED;
            // banks send money back days after they have paid it (退票)
            case PAID -> answer.said() == Said.RETURNED;
            case RETURNED -> {
                if (answer.said() == Said.PAID && !payment.wasPaid()) {
                    throw answer.rejected(
                            "result", RejectReason.ALREADY_ANSWERED, "the instruction was answered RETURNED before");
                }
                yield false;
            }
        };
    }

    private Payment requirePayment(Answer answer) throws RowRejected {
        Payment payment = known.get(answer.transferId());
        if (payment == null || !payment.isInFileTo(bankId)) {
            throw answer.rejected(
                    "instruction_id", RejectReason.UNKNOWN_INSTRUCTION, "no file to this bank holds that instruction");
        }
        if (!Objects.equals(payment.currency(), answer.currency()) || payment.amountMinor() != answer.amountMinor()) {
            throw answer.rejected("amount", RejectReason.AMOUNT_DIFFERS, "the instruction is over another amount");
        }
        return payment;
    }
}

package org.tallyhouse.intake.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.result.BankAnswer.Said;

/** What answers mean, one after the other. */
final class AnswerVerdicts {
    private final Map<String, Said> told = new HashMap<>();
    private final List<Verdict> taken = new ArrayList<>();

    /** An answer that changes something; what came back late had been paid before. */
    record Verdict(BankAnswer answer, boolean cameBackLate) {}

    List<Verdict> taken() {
        return taken;
    }

    /**
     * Takes an answer, or ignores what says nothing new: the same again, or an acceptance after the end.
     *
     * @return whether it was taken
     * @throws RowRejected if it is over another amount, not what was answered before, or nothing is held for it
     */
    boolean take(BankAnswer answer) throws RowRejected {
        InstructedPayment payment = answer.payment();
        if (!payment.currency().equals(answer.currency()) || payment.amountMinor() != answer.amountMinor()) {
            throw answer.amountDiffers();
        }
        Said before = told.getOrDefault(payment.transferId(), Said.of(payment.status()));
        if (!isNews(answer, before)) {
            return false;
        }
        if (answer.said() != Said.ACCEPTED && before != Said.PAID && !payment.isHeld()) {
            throw answer.holdEnded();
        }
        told.put(payment.transferId(), answer.said());
        taken.add(new Verdict(answer, before == Said.PAID));
        return true;
    }

    private static boolean isNews(BankAnswer answer, @Nullable Said before) throws RowRejected {
        if (before == null) {
            return true;
        }
        return switch (before) {
            case ACCEPTED -> answer.said() != Said.ACCEPTED;
            // banks send money back days after they have paid it (退票)
            case PAID -> answer.said() == Said.RETURNED;
            case RETURNED -> {
                if (answer.said() == Said.PAID && !answer.payment().wasPaid()) {
                    throw answer.answeredBefore(before);
                }
                yield false;
            }
        };
    }
}

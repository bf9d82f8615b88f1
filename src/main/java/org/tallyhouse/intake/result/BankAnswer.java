package org.tallyhouse.intake.result;

import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.money.Amounts;

/** A row of a result file, about a payment; minor units. The place is that in the bank's own file, if it is another. */
record BankAnswer(
        long line,
        InstructedPayment payment,
        String currency,
        long amountMinor,
        Said said,
        String reason,
        String place) {
    private static final String ID = "instruction_id";

    /** What a bank says of a payout: PAID and RETURNED end it, and what was PAID may still come back. */
    enum Said {
        ACCEPTED,
        PAID,
        RETURNED;

        /** The last answer behind a payout's status; null if there was none. */
        static @Nullable Said of(String status) {
            return switch (status) {
                case "ACCEPTED" -> ACCEPTED;
                case "PAID" -> PAID;
                case "RETURNED" -> RETURNED;
                default -> null;
            };
        }
    }

    /** What a row leaves empty of currency and amount is that of the payment. */
    static BankAnswer parse(FileRow row, String bankId, Map<String, InstructedPayment> known) throws RowRejected {
        if (row.get("result").equals(ResultFiles.FAULT)) {
            throw new RowRejected("result", "", RejectReason.UNKNOWN_VALUE, row.get("reason"));
        }
        RowFields fields = new RowFields(row);
        String place = row.get(ResultFiles.PLACE);
        InstructedPayment payment = known.get(fields.text(ID, 64));
        if (payment == null || !payment.isInFileTo(bankId)) {
            throw new RowRejected(
                    ID,
                    row.get(ID),
                    RejectReason.UNKNOWN_INSTRUCTION,
                    at(place, "no file to this bank holds that instruction"));
        }
        Currency currency =
                row.get("currency").isEmpty() ? Currency.getInstance(payment.currency()) : fields.currency("currency");
        return new BankAnswer(
                row.line(),
                payment,
                currency.getCurrencyCode(),
                row.get("amount").isEmpty() ? payment.amountMinor() : fields.positiveAmount("amount", currency),
                fields.oneOf("result", Said.class),
                fields.optional("reason", ResultFiles.MAX_REASON),
                place);
    }

    RowRejected amountDiffers() {
        return new RowRejected(
                "amount",
                Amounts.format(amountMinor, currency),
                RejectReason.AMOUNT_DIFFERS,
                at(place, "the instruction is over another amount"));
    }

    RowRejected answeredBefore(Said before) {
        return new RowRejected(
                "result",
                said.name(),
                RejectReason.ALREADY_ANSWERED,
                at(place, "the instruction was answered " + before + " before"));
    }

    RowRejected holdEnded() {
        return new RowRejected(
                "result",
                said.name(),
                RejectReason.HOLD_ENDED,
                at(place, "the money is not held any more; find out who released it, and ask the bank"));
    }

    private static String at(String place, String detail) {
        return place.isEmpty() ? detail : place + ": " + detail;
    }
}

package org.tallyhouse.intake;

import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.Row;
import org.tallyhouse.money.Amounts;

/** A row of a result file, about a transfer; minor units. */
record Answer(long line, String transferId, String currency, long amountMinor, Said said, String reason) {

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

    /** What a row leaves empty of currency and amount is that of the transfer. */
    static Answer parse(Row row, Map<String, Payment> known) throws RowRejected {
        Fields fields = new Fields(row);
        if (row.get("result").equals(ResultFiles.FAULT)) {
            throw new RowRejected("result", "", RejectReason.UNKNOWN_VALUE, row.get("reason"));
        }
        Payment payment = known.get(row.get("instruction_id"));
        Currency currency = payment != null && row.get("currency").isEmpty()
                ? Currency.getInstance(payment.currency())
                : fields.currency("currency");
        return new Answer(
                row.line(),
                fields.text("instruction_id", 64),
                currency.getCurrencyCode(),
                payment != null && row.get("amount").isEmpty()
                        ? payment.amountMinor()
                        : fields.positiveAmount("amount", currency),
                fields.oneOf("result", Said.class),
                fields.optional("reason", 255));
    }

    RowRejected rejected(String field, RejectReason why, String detail) {
        String value = switch (field) {
            case "amount" -> Amounts.format(amountMinor, currency);
            case "result" -> said.name();
            default -> transferId;
        };
        return new RowRejected(field, value, why, detail);
    }
}

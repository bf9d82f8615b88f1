package org.tallyhouse.layout.declared;

import java.util.List;
import java.util.Locale;

/** What a layout is for, with the fields its details must have and those they may have. */
public enum LayoutPurpose {
    PAYOUT_FILE(
            List.of("instruction_id", "account_name", "account_number", "currency", "amount", "reference"),
            List.of("bank_code", "urgency")),
    PAYOUT_RESULT(List.of("instruction_id", "result"), List.of("currency", "amount", "reason")),
    CHANNEL_BILL(
            List.of("channel_reference", "business_date", "type", "currency", "amount", "fee", "status"),
            List.of("merchant_reference", "batch")),
    BANK_STATEMENT(
            List.of("record", "booking_date", "value_date", "currency", "amount"), List.of("reference", "description")),
    TRANSACTIONS(
            List.of(
                    "transaction_id",
                    "business_date",
                    "occurred_at",
                    "type",
                    "merchant_id",
                    "channel",
                    "product",
                    "card_type",
                    "currency",
                    "amount",
                    "status"),
            List.of("original_transaction_id", "channel_reference"));

    private final List<String> required;
    private final List<String> optional;

    LayoutPurpose(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    public List<String> required() {
        return required;
    }

    public List<String> optional() {
        return optional;
    }

    /** As a layout's file names it: {@code payout-file}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

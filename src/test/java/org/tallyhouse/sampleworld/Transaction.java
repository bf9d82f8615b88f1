package org.tallyhouse.sampleworld;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** {@code refundedBefore} is what earlier refunds of the same payment gave back, in minor units. */
record Transaction(
        String id,
        LocalDate date,
        OffsetDateTime at,
        Type type,
        String original,
        Origin origin,
        long amount,
        long refundedBefore,
        String status) {
    static final String HEADER =
            "transaction_id,business_date,occurred_at,type,original_transaction_id,merchant_id,channel,product,"
                    + "card_type,currency,amount,channel_reference,status";
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    boolean success() {
        return status.equals("SUCCESS");
    }

    String line() {
        return Csv.join(
                id,
                date,
                AT.format(at),
                type,
                original,
                origin.shop(),
                origin.channel(),
                origin.product(),
                origin.cardType(),
                origin.currency(),
                Amounts.major(amount, origin.currency()),
                reference(),
                status);
    }

    /** The channel numbers in an order of its own: 7919 is prime to a million, so numbers stay unique. */
    String reference() {
        int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
        String prefix = origin.channel().substring(0, 2).toUpperCase(Locale.ROOT);
        return "%s%s%06d".formatted(prefix, compact(date), number * 7919 % 1_000_000);
    }

    static String compact(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    enum Type {
        PAYMENT(1),
        REFUND(-1),
        CHARGEBACK(-1),
        CHARGEBACK_REVERSAL(1),
        PAYOUT(-1),
        ADJUSTMENT(1);

        /** What a transaction of the type adds to the takings of its merchant: with the amount or against it. */
        final int sign;

        Type(int sign) {
            this.sign = sign;
        }
    }

    /** Where and how a transaction was made; {@code shop} is a merchant id or one of its aliases. */
    record Origin(String shop, String channel, String product, String cardType, String currency) {
        static Origin of(Map<String, String> row) {
            return new Origin(
                    row.get("merchant"),
                    row.get("channel"),
                    row.get("product"),
                    row.get("card_type"),
                    row.get("currency"));
        }

        String merchant() {
            return SetUpFiles.MERCHANT_OF_ALIAS.getOrDefault(shop, shop);
        }
    }
}

package org.tallyhouse.sampleworld;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

record FeeRule(Map<String, String> row) {
    private static final List<FeeRule> ALL =
            Csv.rows(SetUpFiles.FEE_RULES).stream().map(FeeRule::new).toList();
    private static final List<String> MOST_SPECIFIC_FIRST = List.of("merchant_id", "channel", "product", "card_type");

    /** What a party gets of a transaction, in minor units; zero where no rule names it. */
    static long fee(String party, Transaction transaction) {
        return ALL.stream()
                .filter(rule -> rule.row.get("party").equals(party) && rule.matches(transaction))
                .max(Comparator.comparingInt(FeeRule::weight))
                .map(rule -> rule.fee(transaction.amount()))
                .orElse(0L);
    }

    private boolean matches(Transaction transaction) {
        Transaction.Origin origin = transaction.origin();
        String from = row.get("effective_from");
        String to = row.get("effective_to");
        String date = transaction.date().toString();
        return row.get("transaction_type").equals(transaction.type().name())
                && row.get("currency").equals(origin.currency())
                && from.compareTo(date) <= 0
                && (to.isEmpty() || to.compareTo(date) >= 0)
                && anyOr("merchant_id", origin.merchant())
                && anyOr("channel", origin.channel())
                && anyOr("product", origin.product())
                && anyOr("card_type", origin.cardType());
    }

    private boolean anyOr(String column, String value) {
        return row.get(column).isEmpty() || row.get(column).equals(value);
    }

    /** Binary: one more specific column outweighs all less specific ones together. */
    private int weight() {
        int weight = 0;
        for (String column : MOST_SPECIFIC_FIRST) {
            weight = 2 * weight + (row.get(column).isEmpty() ? 0 : 1);
        }
        return weight;
    }

    private long fee(long amount) {
        long fee = new BigDecimal(row.get("rate"))
                .multiply(BigDecimal.valueOf(amount))
                .setScale(0, RoundingMode.valueOf(row.get("rounding")))
                .longValueExact();
        fee = Math.addExact(fee, limit("fixed", 0));
        return Math.min(Math.max(fee, limit("min", 0)), limit("max", Long.MAX_VALUE));
    }

    private long limit(String column, long otherwise) {
        String text = row.get(column);
        return text.isEmpty() ? otherwise : Amounts.minor(text, row.get("currency"));
    }
}

package org.tallyhouse.sampleworld;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes each channel's bill of a date from our transactions, with the breaks of the script in it. */
final class Bills {
    private static final List<String> COST_PARTIES = List.of("ISSUER", "NETWORK", "ACQUIRER");
    private static final Map<String, Map<String, String>> BREAKS = Csv.rows(Script.BREAKS).stream()
            .collect(Collectors.toMap(row -> row.get("transaction_id"), Function.identity()));

    private final Sales sales;
    private final List<Transaction> late = new ArrayList<>();

    Bills(Sales sales) {
        this.sales = sales;
    }

    /** Writes the bills that come for a date and returns the deposits that will follow from them. */
    List<Statements.Entry> write(Path in, LocalDate date, List<Transaction> transactions) throws IOException {
        List<Statements.Entry> deposits = new ArrayList<>();
        for (Map<String, String> channel : Csv.rows(SetUpFiles.CHANNELS)) {
            String id = channel.get("channel_id");
            if (id.equals("bankpay") && !date.equals(Script.BANKPAY_BILL)) {
                continue;
            }
            List<BillRow> bill = bill(id, date, transactions);
            Csv.write(in.resolve("channel-bill-" + id + ".csv"), BillRow.HEADER, bill, BillRow::line);
            deposits.addAll(deposits(channel, bill));
        }
        return deposits;
    }

    private static List<Statements.Entry> deposits(Map<String, String> channel, List<BillRow> bill) {
        Map<String, Long> net = bill.stream()
                .collect(Collectors.groupingBy(BillRow::currency, TreeMap::new, Collectors.summingLong(BillRow::net)));
        return net.entrySet().stream()
                .filter(sum -> sum.getValue() > 0)
                .map(sum -> new Statements.Entry(
                        channel.get("deposit_reference"), sum.getKey(), sum.getValue(), channel.get("name")))
                .toList();
    }

    private List<BillRow> bill(String channel, LocalDate date, List<Transaction> transactions) {
        List<BillRow> rows = new ArrayList<>();
        late.stream()
                .filter(payment -> payment.origin().channel().equals(channel))
                .map(payment -> row(payment, date))
                .forEach(rows::add);
        late.removeIf(payment -> payment.origin().channel().equals(channel));
        for (Transaction transaction : transactions) {
            if (transaction.origin().channel().equals(channel) && billed(transaction)) {
                rows.addAll(rowsOf(transaction));
            }
        }
        rows.addAll(onlyTheirs(channel, date));
        return rows;
    }

    /** An adjustment is between the merchant and us; its channel never hears of it. */
    private static boolean billed(Transaction transaction) {
        return transaction.success() && transaction.type() != Transaction.Type.ADJUSTMENT;
    }

    private List<BillRow> rowsOf(Transaction ours) {
        BillRow row = row(ours, ours.date());
        Map<String, String> planted = BREAKS.getOrDefault(ours.id(), Map.of("class", "NONE"));
        String theirs = planted.get("theirs");
        return switch (planted.get("class")) {
            case "NONE" -> List.of(row);
            case "AMOUNT_DIFF" ->
                List.of(row.with(row.date, row.currency, Amounts.minor(theirs, row.currency), row.fee, row.status));
            case "FEE_DIFF" ->
                List.of(row.with(row.date, row.currency, row.amount, Amounts.minor(theirs, row.currency), row.status));
            case "STATUS_DIFF" -> List.of(row.with(row.date, row.currency, row.amount, 0, theirs));
            case "CURRENCY_DIFF" -> List.of(row.with(row.date, theirs, row.amount, row.fee, row.status));
            case "DUPLICATE_IN_CHANNEL" -> List.of(row, row);
            case "MISSING_IN_CHANNEL" -> missing(ours, theirs);
            default -> throw new IllegalStateException("no such break: " + planted);
        };
    }

    private List<BillRow> missing(Transaction ours, String theirs) {
        if (theirs.equals("next bill")) {
            late.add(ours);
        }
        return List.of();
    }

    private static List<BillRow> onlyTheirs(String channel, LocalDate date) {
        return Csv.rows(Script.MISSING_IN_OURS).stream()
                .filter(row -> row.get("channel").equals(channel)
                        && row.get("business_date").equals(date.toString()))
                .map(row -> new BillRow(
                        row.get("channel_reference"),
                        date,
                        Transaction.Type.valueOf(row.get("type")),
                        row.get("currency"),
                        Amounts.minor(row.get("amount"), row.get("currency")),
                        Amounts.minor(row.get("fee"), row.get("currency")),
                        "SUCCESS"))
                .toList();
    }

    private BillRow row(Transaction ours, LocalDate date) {
        return new BillRow(
                ours.reference(),
                date,
                ours.type(),
                ours.origin().currency(),
                ours.amount(),
                cost(ours),
                ours.status());
    }

    private long cost(Transaction ours) {
        return COST_PARTIES.stream().mapToLong(party -> cost(party, ours)).sum();
    }

    private long cost(String party, Transaction ours) {
        return ours.type() == Transaction.Type.REFUND ? -givenBack(party, ours) : FeeRule.fee(party, ours);
    }

    /** What all refunds so far give back, less what the earlier ones did: the last one takes the remainder. */
    private long givenBack(String party, Transaction refund) {
        boolean keeps = SetUpFiles.REFUND_FEE.get(refund.origin().merchant()).equals("KEEP");
        if (keeps || refund.original().isEmpty()) {
            return 0;
        }
        Transaction payment = sales.get(refund.original());
        long fee = FeeRule.fee(party, payment);
        long before = refund.refundedBefore();
        return share(fee, before + refund.amount(), payment.amount()) - share(fee, before, payment.amount());
    }

    private static long share(long fee, long part, long whole) {
        return BigDecimal.valueOf(fee)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** A row of a channel's bill. */
    private record BillRow(
            String reference,
            LocalDate date,
            Transaction.Type type,
            String currency,
            long amount,
            long fee,
            String status) {
        private static final String HEADER = "channel_reference,business_date,type,currency,amount,fee,status";

        String line() {
            return Csv.join(
                    reference,
                    date,
                    type,
                    currency,
                    Amounts.major(amount, currency),
                    Amounts.major(fee, currency),
                    status);
        }

        /** What the row adds to the deposit. */
        long net() {
            return status.equals("SUCCESS") ? type.sign * amount - fee : 0;
        }

        BillRow with(LocalDate newDate, String newCurrency, long newAmount, long newFee, String newStatus) {
            return new BillRow(reference, newDate, type, newCurrency, newAmount, newFee, newStatus);
        }
    }
}

package org.tallyhouse.sampleworld;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the transactions of one day after the other: those of the script, chance sales and refunds between. */
final class Sales {
    private static final long SEED = 20_260_213L;

    private static final List<Outlet> OUTLETS =
            Csv.rows(Script.OUTLETS).stream().map(Outlet::of).toList();
    private static final int WEIGHT = OUTLETS.stream().mapToInt(Outlet::weight).sum();
    private static final Map<String, Map<String, String>> SCRIPT = Csv.rows(Script.TRANSACTIONS).stream()
            .collect(Collectors.toMap(row -> row.get("transaction_id"), Function.identity()));

    private final Random random = new Random(SEED);
    private final Map<String, Transaction> byId = new HashMap<>();
    private final Map<String, Long> refunded = new HashMap<>();
    private final List<Transaction> refundable = new ArrayList<>();
    /** What a merchant took today less what it gave back: a refund beyond it might find no money. */
    private final Map<String, Long> takings = new HashMap<>();

    Transaction get(String id) {
        return byId.get(id);
    }

    List<Transaction> of(Day day) {
        takings.clear();
        List<OffsetDateTime> times = day.times(random);
        List<Transaction> transactions = new ArrayList<>();
        for (OffsetDateTime at : times) {
            String id = "T%s-%05d".formatted(Transaction.compact(day.date()), transactions.size() + 1);
            Transaction next = SCRIPT.containsKey(id) ? scripted(id, day, at) : byChance(id, day, at);
            transactions.add(record(next));
        }
        return transactions;
    }

    private Transaction record(Transaction made) {
        byId.put(made.id(), made);
        if (made.success() && made.type() != Transaction.Type.PAYOUT) {
            takings.merge(purse(made.origin()), made.type().sign * made.amount(), Math::addExact);
        }
        if (made.success() && made.type() == Transaction.Type.REFUND) {
            refunded.merge(made.original(), made.amount(), Math::addExact);
        }
        return made;
    }

    private Transaction scripted(String id, Day day, OffsetDateTime at) {
        Map<String, String> row = SCRIPT.get(id);
        String original = row.get("original");
        return new Transaction(
                id,
                day.date(),
                at,
                Transaction.Type.valueOf(row.get("type")),
                original,
                Transaction.Origin.of(row),
                Amounts.minor(row.get("amount"), row.get("currency")),
                refunded.getOrDefault(original, 0L),
                row.get("status"));
    }

    private Transaction byChance(String id, Day day, OffsetDateTime at) {
        if (random.nextInt(1000) < 30 && !refundable.isEmpty()) {
            Transaction payment = refundable.get(random.nextInt(refundable.size()));
            long amount = refundAmount(payment);
            if (amount > 0 && amount <= takings.getOrDefault(purse(payment.origin()), 0L) / 2) {
                return refund(id, day, at, payment, amount);
            }
        }
        return sale(id, day, at);
    }

    /** The whole rest, or part of it. */
    private long refundAmount(Transaction payment) {
        long rest = payment.amount() - refunded.getOrDefault(payment.id(), 0L);
        return random.nextBoolean() || rest < 2 ? rest : 1 + random.nextInt(Math.toIntExact(rest - 1));
    }

    private Transaction refund(String id, Day day, OffsetDateTime at, Transaction payment, long amount) {
        long before = refunded.getOrDefault(payment.id(), 0L);
        return new Transaction(
                id, day.date(), at, Transaction.Type.REFUND, payment.id(), payment.origin(), amount, before, "SUCCESS");
    }

    private Transaction sale(String id, Day day, OffsetDateTime at) {
        Outlet outlet = outlet();
        Transaction.Origin origin = outlet.sale(random);
        int luck = random.nextInt(1000);
        String status = luck < 15 ? "FAILED" : luck < 22 ? "PENDING" : "SUCCESS";
        Transaction sale = new Transaction(
                id, day.date(), at, Transaction.Type.PAYMENT, "", origin, outlet.amount(random), 0, status);
        // M012's refunds could only be paid from posted money
        if (sale.success() && !origin.merchant().equals("M012")) {
            refundable.add(sale);
        }
        return sale;
    }

    private Outlet outlet() {
        int pick = random.nextInt(WEIGHT);
        for (Outlet outlet : OUTLETS) {
            pick -= outlet.weight();
            if (pick < 0) {
                return outlet;
            }
        }
        throw new IllegalStateException("a pick below the sum of the weights falls to an outlet");
    }

    private static String purse(Transaction.Origin origin) {
        return origin.merchant() + origin.currency();
    }

    /** What a shop sells through one channel: amounts in minor units, weight is its share of all sales. */
    private record Outlet(Transaction.Origin origin, long low, long high, int weight) {
        static Outlet of(Map<String, String> row) {
            String currency = row.get("currency");
            return new Outlet(
                    Transaction.Origin.of(row),
                    Amounts.minor(row.get("low"), currency),
                    Amounts.minor(row.get("high"), currency),
                    Integer.parseInt(row.get("weight")));
        }

        long amount(Random random) {
            int range = Math.toIntExact(high - low);
            return low + Math.min(random.nextInt(range), random.nextInt(range));
        }

        Transaction.Origin sale(Random random) {
            String cardType = random.nextInt(5) < 3 ? "DEBIT" : "CREDIT";
            return origin.channel().equals("cardnet")
                    ? new Transaction.Origin(origin.shop(), "cardnet", origin.product(), cardType, origin.currency())
                    : origin;
        }
    }
}

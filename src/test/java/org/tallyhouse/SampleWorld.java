package org.tallyhouse;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the sample world of {@code sample-files/}: three business dates of a small payment company,
 * the same bytes on every run. It prices bills with a few lines of its own, not with the suite's
 * code, so that the two can disagree.
 *
 * <pre>java src/test/java/org/tallyhouse/SampleWorld.java sample-files [sample-files/expected]</pre>
 *
 * What banks answer to payouts depends on the amounts a real night settled: it is read from the bank
 * files in the second folder, where that exists, and left out where it does not.
 */
public final class SampleWorld {
    private static final long SEED = 20_260_213L;

    private static final List<Day> DAYS = List.of(
            new Day("2026-02-13", "2026-02-13T00:00:00+08:00", "2026-02-13T23:56:00+08:00", 900),
            new Day("2026-02-14", "2026-02-13T23:56:00+08:00", "2026-02-15T00:04:00+08:00", 700),
            new Day("2026-02-15", "2026-02-15T00:04:00+08:00", "2026-02-15T23:57:00+08:00", 400));

    private final Path folder;
    private final Path expected;

    private SampleWorld(Path folder, Path expected) {
        this.folder = folder;
        this.expected = expected;
    }

    /** Writes the world into the first folder; the second, by default its {@code expected}, may be absent. */
    public static void main(String[] dir) throws IOException {
        if (dir.length < 1 || dir.length > 2) {
            System.err.println("usage: java SampleWorld.java FOLDER [EXPECTED]");
            System.exit(2);
        }
        requireUtf8Source();
        Path folder = Path.of(dir[0]);
        new SampleWorld(folder, dir.length == 2 ? Path.of(dir[1]) : folder.resolve("expected")).write();
    }

    /** Java 17 reads a source file in the platform's encoding, which would spoil the Chinese names in silence. */
    private static void requireUtf8Source() {
        if ("茶".charAt(0) != '\u8336') {
            throw new IllegalStateException("read as UTF-8, please: java -Dfile.encoding=UTF-8 SampleWorld.java …");
        }
    }

    private void write() throws IOException {
        SetUp.write(folder.resolve("setup"));
        Rejected.write(folder.resolve("rejected"));
        Sales sales = new Sales();
        Bills bills = new Bills(sales);
        Statements statements = new Statements();
        List<Entry> dueNextDay = List.of();
        for (Day day : DAYS) {
            Path in = folder.resolve("in").resolve(day.date().toString());
            List<Transaction> transactions = sales.of(day);
            writeCsv(in.resolve("transactions.csv"), Transaction.HEADER, transactions, Transaction::line);
            statements.write(
                    in, day.date(), dueNextDay, writeResults(in, day.date().minusDays(1)));
            dueNextDay = bills.write(in, day.date(), transactions);
        }
    }

    /** Writes each bank's results for the payouts of a night and returns the instructions behind them. */
    private List<Instruction> writeResults(Path in, LocalDate night) throws IOException {
        List<Instruction> all = new ArrayList<>();
        for (String bank : SetUp.CURRENCY_OF_BANK.keySet()) {
            Path file = in.resolve("results-" + bank + ".csv");
            List<Instruction> instructions = instructions(night, bank);
            all.addAll(instructions);
            if (instructions.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                writeCsv(file, Instruction.HEADER, instructions, Instruction::line);
            }
        }
        return all;
    }

    private List<Instruction> instructions(LocalDate night, String bank) throws IOException {
        Path payouts = expected.resolve(night.toString()).resolve("payout").resolve(bank);
        if (!Files.isDirectory(payouts)) {
            return List.of();
        }
        List<Instruction> instructions = new ArrayList<>();
        for (Path file : sorted(payouts, "*.csv")) {
            rows(Files.readString(file)).forEach(row -> instructions.add(Instruction.of(bank, row)));
        }
        return instructions;
    }

    // ------------------------------------------------------------------ the days and their transactions

    /** A business date: it runs from cutover to cutover, not from midnight to midnight. */
    private record Day(LocalDate date, OffsetDateTime opens, OffsetDateTime closes, int transactions) {
        private static final int SECONDS_NEAR_CUTOVER = 180;
        private static final int NEAR_CUTOVER = 3;

        Day(String date, String opens, String closes, int transactions) {
            this(LocalDate.parse(date), OffsetDateTime.parse(opens), OffsetDateTime.parse(closes), transactions);
        }

        /** Ascending; a few lie so near both cutovers that their clock shows another date than the business date. */
        List<OffsetDateTime> times(Random random) {
            int length = (int) ChronoUnit.SECONDS.between(opens, closes);
            List<Integer> seconds = new ArrayList<>();
            for (int i = 0; i < NEAR_CUTOVER; i++) {
                seconds.add(random.nextInt(SECONDS_NEAR_CUTOVER));
                seconds.add(length - 1 - random.nextInt(SECONDS_NEAR_CUTOVER));
            }
            while (seconds.size() < transactions) {
                seconds.add(random.nextInt(length));
            }
            Collections.sort(seconds);
            return seconds.stream().map(opens::plusSeconds).toList();
        }
    }

    private enum Type {
        PAYMENT(1),
        REFUND(-1),
        CHARGEBACK(-1),
        CHARGEBACK_REVERSAL(1),
        PAYOUT(-1),
        ADJUSTMENT(1);

        private final int sign;

        Type(int sign) {
            this.sign = sign;
        }
    }

    /** Where and how a transaction was made; {@code shop} is a merchant id or one of its aliases. */
    private record Origin(String shop, String channel, String product, String cardType, String currency) {
        String merchant() {
            return SetUp.MERCHANT_OF_ALIAS.getOrDefault(shop, shop);
        }
    }

    /** {@code refundedBefore} is what earlier refunds of the same payment gave back, in minor units. */
    private record Transaction(
            String id,
            LocalDate date,
            OffsetDateTime at,
            Type type,
            String original,
            Origin origin,
            long amount,
            long refundedBefore,
            String status) {
        private static final String HEADER =
                "transaction_id,business_date,occurred_at,type,original_transaction_id,merchant_id,channel,product,"
                        + "card_type,currency,amount,channel_reference,status";
        private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

        boolean success() {
            return status.equals("SUCCESS");
        }

        String line() {
            return join(
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
                    major(amount, origin.currency()),
                    reference(),
                    status);
        }

        /** The channel numbers in an order of its own: 7919 is prime to a million, so numbers stay unique. */
        String reference() {
            int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
            String prefix = origin.channel().substring(0, 2).toUpperCase(Locale.ROOT);
            return "%s%s%06d".formatted(prefix, compact(date), number * 7919 % 1_000_000);
        }
    }

    /** What a shop sells through one channel: amounts in minor units, weight is its share of all sales. */
    private record Outlet(Origin origin, long low, long high, int weight) {
        static Outlet of(Map<String, String> row) {
            String currency = row.get("currency");
            return new Outlet(
                    originOf(row),
                    minor(row.get("low"), currency),
                    minor(row.get("high"), currency),
                    Integer.parseInt(row.get("weight")));
        }

        long amount(Random random) {
            int range = Math.toIntExact(high - low);
            return low + Math.min(random.nextInt(range), random.nextInt(range));
        }

        Origin sale(Random random) {
            String cardType = random.nextInt(5) < 3 ? "DEBIT" : "CREDIT";
            return origin.channel().equals("cardnet")
                    ? new Origin(origin.shop(), "cardnet", origin.product(), cardType, origin.currency())
                    : origin;
        }
    }

    /** Makes the transactions of one day after the other: those of the script, chance sales and refunds between. */
    private static final class Sales {
        private static final List<Outlet> OUTLETS =
                rows(Script.OUTLETS).stream().map(Outlet::of).toList();
        private static final int WEIGHT =
                OUTLETS.stream().mapToInt(Outlet::weight).sum();
        private static final Map<String, Map<String, String>> SCRIPT = rows(Script.TRANSACTIONS).stream()
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
                String id = "T%s-%05d".formatted(compact(day.date()), transactions.size() + 1);
                Transaction next = SCRIPT.containsKey(id) ? scripted(id, day, at) : byChance(id, day, at);
                transactions.add(record(next));
            }
            return transactions;
        }

        private Transaction record(Transaction made) {
            byId.put(made.id(), made);
            if (made.success() && made.type() != Type.PAYOUT) {
                takings.merge(purse(made.origin()), made.type().sign * made.amount(), Math::addExact);
            }
            if (made.success() && made.type() == Type.REFUND) {
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
                    Type.valueOf(row.get("type")),
                    original,
                    originOf(row),
                    minor(row.get("amount"), row.get("currency")),
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
                    id, day.date(), at, Type.REFUND, payment.id(), payment.origin(), amount, before, "SUCCESS");
        }

        private Transaction sale(String id, Day day, OffsetDateTime at) {
            Outlet outlet = outlet();
            Origin origin = outlet.sale(random);
            int luck = random.nextInt(1000);
            String status = luck < 15 ? "FAILED" : luck < 22 ? "PENDING" : "SUCCESS";
            Transaction sale =
                    new Transaction(id, day.date(), at, Type.PAYMENT, "", origin, outlet.amount(random), 0, status);
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

        private static String purse(Origin origin) {
            return origin.merchant() + origin.currency();
        }
    }

    // ------------------------------------------------------------------ what channels charge and bill

    private record FeeRule(Map<String, String> row) {
        private static final List<FeeRule> ALL =
                rows(SetUp.FEE_RULES).stream().map(FeeRule::new).toList();
        private static final List<String> MOST_SPECIFIC_FIRST =
                List.of("merchant_id", "channel", "product", "card_type");

        /** What a party gets of a transaction, in minor units; zero where no rule names it. */
        static long fee(String party, Transaction transaction) {
            return ALL.stream()
                    .filter(rule -> rule.row.get("party").equals(party) && rule.matches(transaction))
                    .max(Comparator.comparingInt(FeeRule::weight))
                    .map(rule -> rule.fee(transaction.amount()))
                    .orElse(0L);
        }

        private boolean matches(Transaction transaction) {
            Origin origin = transaction.origin();
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
            return text.isEmpty() ? otherwise : minor(text, row.get("currency"));
        }
    }

    /** A row of a channel's bill. */
    private record BillRow(
            String reference, LocalDate date, Type type, String currency, long amount, long fee, String status) {
        private static final String HEADER = "channel_reference,business_date,type,currency,amount,fee,status";

        String line() {
            return join(reference, date, type, currency, major(amount, currency), major(fee, currency), status);
        }

        /** What the row adds to the deposit. */
        long net() {
            return status.equals("SUCCESS") ? type.sign * amount - fee : 0;
        }

        BillRow with(LocalDate newDate, String newCurrency, long newAmount, long newFee, String newStatus) {
            return new BillRow(reference, newDate, type, newCurrency, newAmount, newFee, newStatus);
        }
    }

    /** Makes each channel's bill of a date from our transactions, with the breaks of the script in it. */
    private static final class Bills {
        private static final List<String> COST_PARTIES = List.of("ISSUER", "NETWORK", "ACQUIRER");
        private static final Map<String, Map<String, String>> BREAKS = rows(Script.BREAKS).stream()
                .collect(Collectors.toMap(row -> row.get("transaction_id"), Function.identity()));

        private final Sales sales;
        private final List<Transaction> late = new ArrayList<>();

        Bills(Sales sales) {
            this.sales = sales;
        }

        /** Writes the bills that come for a date and returns the deposits that will follow from them. */
        List<Entry> write(Path in, LocalDate date, List<Transaction> transactions) throws IOException {
            List<Entry> deposits = new ArrayList<>();
            for (Map<String, String> channel : rows(SetUp.CHANNELS)) {
                String id = channel.get("channel_id");
                if (id.equals("bankpay") && !date.equals(Script.BANKPAY_BILL)) {
                    continue;
                }
                List<BillRow> bill = bill(id, date, transactions);
                writeCsv(in.resolve("channel-bill-" + id + ".csv"), BillRow.HEADER, bill, BillRow::line);
                deposits.addAll(deposits(channel, bill));
            }
            return deposits;
        }

        private static List<Entry> deposits(Map<String, String> channel, List<BillRow> bill) {
            Map<String, Long> net = bill.stream()
                    .collect(Collectors.groupingBy(
                            BillRow::currency, TreeMap::new, Collectors.summingLong(BillRow::net)));
            return net.entrySet().stream()
                    .filter(sum -> sum.getValue() > 0)
                    .map(sum -> new Entry(
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
            return transaction.success() && transaction.type() != Type.ADJUSTMENT;
        }

        private List<BillRow> rowsOf(Transaction ours) {
            BillRow row = row(ours, ours.date());
            Map<String, String> planted = BREAKS.getOrDefault(ours.id(), Map.of("class", "NONE"));
            String theirs = planted.get("theirs");
            return switch (planted.get("class")) {
                case "NONE" -> List.of(row);
                case "AMOUNT_DIFF" ->
                    List.of(row.with(row.date, row.currency, minor(theirs, row.currency), row.fee, row.status));
                case "FEE_DIFF" ->
                    List.of(row.with(row.date, row.currency, row.amount, minor(theirs, row.currency), row.status));
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
            return rows(Script.MISSING_IN_OURS).stream()
                    .filter(row -> row.get("channel").equals(channel)
                            && row.get("business_date").equals(date.toString()))
                    .map(row -> new BillRow(
                            row.get("channel_reference"),
                            date,
                            Type.valueOf(row.get("type")),
                            row.get("currency"),
                            minor(row.get("amount"), row.get("currency")),
                            minor(row.get("fee"), row.get("currency")),
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
            return ours.type() == Type.REFUND ? -givenBack(party, ours) : FeeRule.fee(party, ours);
        }

        /** What all refunds so far give back, less what the earlier ones did: the last one takes the remainder. */
        private long givenBack(String party, Transaction refund) {
            boolean keeps = SetUp.REFUND_FEE.get(refund.origin().merchant()).equals("KEEP");
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
    }

    // ------------------------------------------------------------------ what banks send

    /** A line of a bank statement: minor units, signed. */
    private record Entry(String reference, String currency, long amount, String description) {}

    /** A payout of a bank file and what the bank answers to it. */
    private record Instruction(String bank, String id, String currency, long amount) {
        private static final String HEADER = "instruction_id,currency,amount,result,reason";

        static Instruction of(String bank, Map<String, String> row) {
            String currency = row.get("currency");
            return new Instruction(bank, row.get("instruction_id"), currency, minor(row.get("amount"), currency));
        }

        boolean paid() {
            return !id.equals(Script.RETURNED_INSTRUCTION);
        }

        String line() {
            String major = major(amount, currency);
            return paid()
                    ? join(id, currency, major, "PAID", "")
                    : join(id, currency, major, "RETURNED", "account name does not match");
        }
    }

    /** Writes the banks' statements; each opens with what the one before closed with. */
    private static final class Statements {
        private static final String HEADER = "record,booking_date,value_date,reference,currency,amount,description";

        private final Map<String, Long> balances = new HashMap<>(Script.OPENING_BALANCES);

        void write(Path in, LocalDate date, List<Entry> deposits, List<Instruction> payouts) throws IOException {
            for (Map.Entry<String, String> bank : SetUp.CURRENCY_OF_BANK.entrySet()) {
                String currency = bank.getValue();
                List<Entry> entries = new ArrayList<>(deposits);
                entries.addAll(debits(bank.getKey(), payouts));
                entries.addAll(unrecognised(date));
                entries.removeIf(entry -> !entry.currency().equals(currency));
                Path file = in.resolve("statement-" + bank.getKey() + ".csv");
                writeCsv(file, HEADER, lines(bank.getKey(), date, currency, entries), Function.identity());
            }
        }

        private static List<Entry> debits(String bank, List<Instruction> payouts) {
            return payouts.stream()
                    .filter(payout -> payout.bank().equals(bank) && payout.paid())
                    .map(payout -> new Entry(payout.id(), payout.currency(), -payout.amount(), "Payout"))
                    .toList();
        }

        private static List<Entry> unrecognised(LocalDate date) {
            return date.equals(Script.UNRECOGNISED_CREDIT_ON) ? List.of(Script.UNRECOGNISED_CREDIT) : List.of();
        }

        private List<String> lines(String bank, LocalDate date, String currency, List<Entry> entries) {
            List<String> lines = new ArrayList<>();
            long balance = balances.get(bank);
            lines.add(line("OPENING", date, new Entry("", currency, balance, "Opening balance")));
            for (Entry entry : entries) {
                lines.add(line("ENTRY", date, entry));
                balance = Math.addExact(balance, entry.amount());
            }
            lines.add(line("CLOSING", date, new Entry("", currency, balance, "Closing balance")));
            balances.put(bank, balance);
            return lines;
        }

        private static String line(String kind, LocalDate date, Entry entry) {
            String amount = major(entry.amount(), entry.currency());
            return join(kind, date, date, entry.reference(), entry.currency(), amount, entry.description());
        }
    }

    // ------------------------------------------------------------------ what is planned

    /** What is not left to chance; {@code sample-files/README.md} tells the stories behind these rows. */
    private static final class Script {
        private static final LocalDate BANKPAY_BILL = LocalDate.parse("2026-02-14");
        private static final LocalDate UNRECOGNISED_CREDIT_ON = LocalDate.parse("2026-02-14");
        private static final Entry UNRECOGNISED_CREDIT =
                new Entry("TRF-88121", "CNY", 5_000_00, "Transfer from an unknown sender");
        private static final Map<String, Long> OPENING_BALANCES =
                Map.of("lotus", 3_000_000_00L, "harbour", 250_000_00L, "tsubaki", 5_000_000L);
        private static final String RETURNED_INSTRUCTION = "P-20260213-M008-CNY";

        private static final String OUTLETS = """
                merchant,channel,product,card_type,currency,low,high,weight
                M001,cardnet,ONLINE,,CNY,8.00,900.00,17
                M001,qrpay,QR,,CNY,3.00,400.00,18
                M002,cardnet,POS,,CNY,20.00,300.00,4
                M002,qrpay,QR,,CNY,10.00,150.00,4
                STORE-MALL-07,cardnet,POS,,CNY,30.00,1200.00,4
                STORE-FOOD-07,qrpay,QR,,CNY,12.00,180.00,3
                M003,qrpay,QR,,CNY,15.00,400.00,2
                M004,cardnet,ONLINE,,CNY,500.00,6000.00,3
                M004,qrpay,QR,,CNY,80.00,900.00,1
                M005,cardnet,POS,,CNY,100.00,3000.00,2
                M005,qrpay,QR,,CNY,50.00,800.00,3
                M006,cardnet,POS,,CNY,1500.00,30000.00,3
                M006,bankpay,TRANSFER,,CNY,5000.00,80000.00,3
                M007,qrpay,QR,,CNY,20.00,500.00,6
                M007,bankpay,TRANSFER,,CNY,100.00,2500.00,3
                M008,qrpay,QR,,CNY,5.00,60.00,8
                M009,cardnet,POS,,CNY,200.00,5000.00,3
                M009,bankpay,TRANSFER,,CNY,500.00,9000.00,3
                M010,cardnet,ONLINE,,USD,5.00,150.00,6
                M011,cardnet,ONLINE,,JPY,500,30000,4
                M011,qrpay,QR,,JPY,300,9000,2
                M012,cardnet,ONLINE,,CNY,300.00,9000.00,1
                M012,cardnet,ONLINE,,USD,50.00,2000.00,2
                """;

        private static final String TRANSACTIONS = """
                transaction_id,type,original,merchant,channel,product,card_type,currency,amount,status
                T20260213-00040,PAYMENT,,M006,cardnet,POS,DEBIT,CNY,3714.29,SUCCESS
                T20260213-00041,PAYMENT,,M006,cardnet,POS,CREDIT,CNY,10000.00,SUCCESS
                T20260213-00042,PAYMENT,,M006,cardnet,POS,CREDIT,CNY,25000.00,SUCCESS
                T20260213-00043,PAYMENT,,M010,cardnet,ONLINE,DEBIT,USD,50.00,SUCCESS
                T20260213-00044,PAYMENT,,M004,qrpay,QR,,CNY,6.00,SUCCESS
                T20260213-00050,PAYMENT,,M002,cardnet,POS,CREDIT,CNY,288.00,SUCCESS
                T20260213-00051,PAYMENT,,STORE-MALL-07,cardnet,POS,CREDIT,CNY,1000.00,SUCCESS
                T20260213-00052,PAYMENT,,M001,cardnet,ONLINE,DEBIT,CNY,420.00,SUCCESS
                T20260213-00053,PAYMENT,,M004,cardnet,ONLINE,CREDIT,CNY,2600.00,SUCCESS
                T20260213-00054,PAYMENT,,M003,qrpay,QR,,CNY,366.00,SUCCESS
                T20260213-00055,PAYMENT,,M010,cardnet,ONLINE,CREDIT,USD,80.00,SUCCESS
                T20260213-00056,PAYMENT,,M002,cardnet,POS,CREDIT,CNY,500.00,SUCCESS
                T20260213-00057,PAYMENT,,M011,cardnet,ONLINE,CREDIT,JPY,9999,SUCCESS
                T20260213-00060,PAYMENT,,M001,cardnet,ONLINE,CREDIT,CNY,148.00,SUCCESS
                T20260213-00061,PAYMENT,,M003,cardnet,POS,DEBIT,CNY,260.00,SUCCESS
                T20260213-00062,PAYMENT,,M001,qrpay,QR,,CNY,66.00,SUCCESS
                T20260213-00063,PAYMENT,,M001,cardnet,ONLINE,DEBIT,CNY,199.00,SUCCESS
                T20260213-00064,PAYMENT,,M002,qrpay,QR,,CNY,58.00,SUCCESS
                T20260213-00065,PAYMENT,,M001,qrpay,QR,,CNY,25.50,SUCCESS
                T20260213-00260,REFUND,T20260213-00050,M002,cardnet,POS,CREDIT,CNY,288.00,SUCCESS
                T20260213-00270,REFUND,T20260213-00051,STORE-MALL-07,cardnet,POS,CREDIT,CNY,333.33,SUCCESS
                T20260213-00280,REFUND,T20260213-00052,M001,cardnet,ONLINE,DEBIT,CNY,120.00,SUCCESS
                T20260213-00281,REFUND,T20260213-00052,M001,cardnet,ONLINE,DEBIT,CNY,50.00,FAILED
                T20260213-00290,REFUND,,M001,qrpay,QR,,CNY,35.00,SUCCESS
                T20260213-00291,REFUND,,M008,qrpay,QR,,CNY,12.00,SUCCESS
                T20260213-00310,ADJUSTMENT,,M002,cardnet,,,CNY,15.00,SUCCESS
                T20260213-00311,ADJUSTMENT,,M005,qrpay,,,CNY,8.80,SUCCESS
                T20260214-00060,PAYMENT,,M012,cardnet,ONLINE,CREDIT,CNY,188.00,SUCCESS
                T20260214-00061,PAYMENT,,M009,bankpay,TRANSFER,,CNY,1200.00,SUCCESS
                T20260214-00062,PAYMENT,,M010,cardnet,ONLINE,CREDIT,USD,75.00,SUCCESS
                T20260214-00063,PAYMENT,,M011,qrpay,QR,,JPY,1500,SUCCESS
                T20260214-00064,PAYMENT,,M001,cardnet,ONLINE,CREDIT,CNY,320.00,SUCCESS
                T20260214-00270,REFUND,T20260213-00051,STORE-MALL-07,cardnet,POS,CREDIT,CNY,333.33,SUCCESS
                T20260214-00271,REFUND,T20260213-00056,M002,cardnet,POS,CREDIT,CNY,200.00,SUCCESS
                T20260214-00272,REFUND,T20260213-00057,M011,cardnet,ONLINE,CREDIT,JPY,3333,SUCCESS
                T20260214-00280,CHARGEBACK,T20260213-00053,M004,cardnet,ONLINE,CREDIT,CNY,2600.00,SUCCESS
                T20260214-00281,CHARGEBACK,T20260213-00054,M003,qrpay,QR,,CNY,366.00,SUCCESS
                T20260214-00300,PAYOUT,,M007,bankpay,TRANSFER,,CNY,1000.00,SUCCESS
                T20260214-00301,PAYOUT,,M007,bankpay,TRANSFER,,CNY,350.00,SUCCESS
                T20260214-00302,PAYOUT,,M007,bankpay,TRANSFER,,CNY,120.50,SUCCESS
                T20260214-00303,PAYOUT,,M007,bankpay,TRANSFER,,CNY,800.00,SUCCESS
                T20260214-00304,PAYOUT,,M009,bankpay,TRANSFER,,CNY,1500.00,SUCCESS
                T20260214-00305,PAYOUT,,M009,bankpay,TRANSFER,,CNY,640.00,SUCCESS
                T20260214-00306,PAYOUT,,M009,bankpay,TRANSFER,,CNY,2000.00,FAILED
                T20260214-00307,PAYOUT,,M007,bankpay,TRANSFER,,CNY,90.00,PENDING
                T20260214-00310,ADJUSTMENT,,M004,cardnet,,,CNY,100.00,SUCCESS
                T20260214-00500,CHARGEBACK,T20260213-00055,M010,cardnet,ONLINE,CREDIT,USD,80.00,SUCCESS
                T20260214-00510,REFUND,,M010,cardnet,ONLINE,CREDIT,USD,9.99,SUCCESS
                T20260215-00060,PAYMENT,,M001,qrpay,QR,,CNY,42.00,SUCCESS
                T20260215-00061,PAYMENT,,M008,qrpay,QR,,CNY,18.00,SUCCESS
                T20260215-00062,PAYMENT,,M003,cardnet,POS,CREDIT,CNY,512.00,SUCCESS
                T20260215-00200,REFUND,T20260213-00051,STORE-MALL-07,cardnet,POS,CREDIT,CNY,333.34,SUCCESS
                T20260215-00201,REFUND,T20260213-00057,M011,cardnet,ONLINE,CREDIT,JPY,6666,SUCCESS
                T20260215-00210,CHARGEBACK_REVERSAL,T20260214-00280,M004,cardnet,ONLINE,CREDIT,CNY,2600.00,SUCCESS
                T20260215-00211,CHARGEBACK,T20260214-00064,M001,cardnet,ONLINE,CREDIT,CNY,320.00,SUCCESS
                T20260215-00220,PAYOUT,,M007,bankpay,TRANSFER,,CNY,500.00,SUCCESS
                T20260215-00221,PAYOUT,,M009,bankpay,TRANSFER,,CNY,300.00,SUCCESS
                T20260215-00230,ADJUSTMENT,,M001,qrpay,,,CNY,3.50,SUCCESS
                """;

        private static final String BREAKS = """
                transaction_id,class,theirs
                T20260213-00060,AMOUNT_DIFF,138.00
                T20260213-00061,FEE_DIFF,1.30
                T20260213-00062,STATUS_DIFF,FAILED
                T20260213-00063,MISSING_IN_CHANNEL,next bill
                T20260213-00064,MISSING_IN_CHANNEL,never
                T20260213-00065,DUPLICATE_IN_CHANNEL,twice
                T20260214-00060,CURRENCY_DIFF,USD
                T20260214-00061,AMOUNT_DIFF,1250.00
                T20260214-00062,FEE_DIFF,1.11
                T20260214-00063,MISSING_IN_CHANNEL,never
                T20260215-00060,STATUS_DIFF,FAILED
                T20260215-00061,DUPLICATE_IN_CHANNEL,twice
                T20260215-00062,MISSING_IN_CHANNEL,never
                """;

        private static final String MISSING_IN_OURS = """
                channel,channel_reference,business_date,type,currency,amount,fee
                cardnet,CA20260214999001,2026-02-14,PAYMENT,CNY,77.70,0.39
                qrpay,QR20260215999001,2026-02-15,REFUND,CNY,12.00,0.00
                """;
    }

    // ------------------------------------------------------------------ the set-up

    /** The set-up files, as they are written; the rest of the world reads its terms and prices from them. */
    private static final class SetUp {
        private static final String INSTITUTION = """
                name: Tallyhouse Sample Payments
                business_calendar: EVERYDAY
                first_business_date: 2026-02-13
                """;

        private static final String BANKS = """
                bank_id,name,currency,account_number
                lotus,Lotus River Bank,CNY,LR-100-2000001
                harbour,Harbour Lantern Bank,USD,HL-200-2000002
                tsubaki,Tsubaki Hill Bank,JPY,TH-300-2000003
                """;

        private static final String CHANNELS = """
                channel_id,name,bank_id,bill,deposit_reference
                cardnet,Card network,lotus,REQUIRED,CARDNET-DEPOSIT
                qrpay,QR wallet,lotus,REQUIRED,QRPAY-DEPOSIT
                bankpay,Bank transfers and payouts,lotus,OPTIONAL,BANKPAY-DEPOSIT
                """;

        private static final String MERCHANTS = """
                merchant_id,name,settlement_calendar,settlement_terms,payout,refund_fee,status
                M001,Dragon Gate Online Mall,CN,T+1,AUTO,KEEP,ACTIVE
                M002,玉茶轩 Jade Tea House,CN,T+0,AUTO,PROPORTION,ACTIVE
                M003,Panda Department Store,CN,T+1,AUTO,PROPORTION,ACTIVE
                M004,Willow Travel,CN,T+2,AUTO,PROPORTION,ACTIVE
                M005,小燕子学校 Little Swallow School,CN,D+1,AUTO,KEEP,ACTIVE
                M006,Golden Carp Wholesale,CN,T+0,AUTO,KEEP,ACTIVE
                M007,Crane Courier Platform,CN,D+0,NONE,KEEP,ACTIVE
                M008,Bamboo Street Food,CN,D+0,AUTO,KEEP,ACTIVE
                M009,Lantern Freight,CN,T+0,NONE,PROPORTION,ACTIVE
                M010,Bluebird Books,US,T+0,AUTO,PROPORTION,ACTIVE
                M011,Kaze Goods,JP,D+1,AUTO,PROPORTION,ACTIVE
                M012,Silk Road Export,CN,D+1,AUTO,KEEP,ACTIVE
                """;

        private static final String ACCOUNTS = """
                merchant_id,currency,posting_mode,pending_guard,overdraft_limit
                M001,CNY,BUFFERED,EFFECTIVE,0.00
                M002,CNY,BUFFERED,EFFECTIVE,0.00
                M003,CNY,BUFFERED,EFFECTIVE,0.00
                M004,CNY,BUFFERED,EFFECTIVE,0.00
                M005,CNY,BUFFERED,EFFECTIVE,0.00
                M006,CNY,BUFFERED,EFFECTIVE,0.00
                M007,CNY,BUFFERED,EFFECTIVE,0.00
                M008,CNY,IMMEDIATE,POSTED,0.00
                M009,CNY,BUFFERED,EFFECTIVE,0.00
                M010,USD,BUFFERED,EFFECTIVE,0.00
                M011,JPY,BUFFERED,EFFECTIVE,0
                M012,CNY,BUFFERED,POSTED,0.00
                M012,USD,BUFFERED,POSTED,0.00
                """;

        private static final String SUB_ACCOUNTS = """
                merchant_id,currency,kind,purpose,posting_mode,guard,overdraft_limit
                M001,CNY,ESCROW,MALL,BUFFERED,POSTED,0.00
                M003,CNY,BALANCE,MALL,IMMEDIATE,POSTED,0.00
                M003,CNY,BALANCE,FOOD,IMMEDIATE,POSTED,0.00
                M004,CNY,ESCROW,DEPOSIT-2026,IMMEDIATE,POSTED,0.00
                M012,USD,PENDING,FAIR,BUFFERED,EFFECTIVE,0.00
                """;

        private static final String ALIASES = """
                alias,business_line,merchant_id,effective_from,effective_to
                STORE-MALL-07,MALL,M003,2025-06-01,
                STORE-FOOD-07,FOOD,M003,2025-06-01,
                """;

        private static final String BANK_ACCOUNTS = """
                merchant_id,currency,bank_id,account_name,account_number,is_default,effective_from,effective_to
                M001,CNY,lotus,Dragon Gate Online Mall,9901-0001,true,2025-01-01,
                M002,CNY,lotus,玉茶轩,9902-0001,true,2025-01-01,
                M003,CNY,lotus,"Panda Department Store, Head Office",9903-0001,true,2025-01-01,
                M003,CNY,lotus,"Panda Department Store, Food Hall",9903-0002,false,2025-06-01,
                M004,CNY,lotus,Willow Travel,9904-0001,true,2025-01-01,
                M005,CNY,lotus,小燕子学校,9905-0001,true,2025-01-01,2026-01-31
                M005,CNY,lotus,小燕子学校,9905-0002,true,2026-02-01,
                M006,CNY,lotus,Golden Carp Wholesale,9906-0001,true,2025-01-01,
                M008,CNY,lotus,Bamboo Street Food,9908-0001,true,2025-01-01,
                M009,CNY,lotus,Lantern Freight,9909-0001,true,2025-01-01,
                M010,USD,harbour,Bluebird Books Inc,9910-0001,true,2025-01-01,
                M011,JPY,tsubaki,Kaze Goods KK,9911-0001,true,2025-01-01,
                M012,CNY,lotus,Silk Road Export,9912-0001,true,2025-01-01,
                M012,USD,harbour,Silk Road Export,9912-0002,true,2025-01-01,
                """;

        /**
         * Costs have the shape of published rates: China's issuer and network fees are 发改价格[2016]557号's
         * (schools pay neither), US debit is 12 CFR 235.3 and 235.4, wallets charge 0.30 % and 0.60 %.
         */
        private static final String FEE_RULES = """
                rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,\
                rate,fixed,min,max,rounding,effective_from,effective_to
                CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01,
                USD,MERCHANT,,,,,PAYMENT,USD,0.0290,0.30,,,HALF_UP,2025-01-01,
                JPY,MERCHANT,,,,,PAYMENT,JPY,0.0325,0,,,DOWN,2025-01-01,
                CNY-PAYOUT,MERCHANT,,,,,PAYOUT,CNY,0,1.00,,,HALF_UP,2025-01-01,
                USD-PAYOUT,MERCHANT,,,,,PAYOUT,USD,0,0.25,,,HALF_UP,2025-01-01,
                JPY-PAYOUT,MERCHANT,,,,,PAYOUT,JPY,0,150,,,HALF_UP,2025-01-01,
                CNY-CHARGEBACK,MERCHANT,,,,,CHARGEBACK,CNY,0,20.00,,,HALF_UP,2025-01-01,
                M001-ONLINE,MERCHANT,M001,cardnet,ONLINE,,PAYMENT,CNY,0.0054,0.00,,,HALF_UP,2025-01-01,
                M001-DEBIT,MERCHANT,M001,cardnet,,DEBIT,PAYMENT,CNY,0.0050,0.00,,18.00,HALF_UP,2025-01-01,
                M001-QR,MERCHANT,M001,qrpay,,,PAYMENT,CNY,0.0038,0.00,,,HALF_UP,2025-01-01,
                M002-CREDIT-2025,MERCHANT,M002,cardnet,,CREDIT,PAYMENT,CNY,0.0062,0.00,,,HALF_UP,2025-01-01,2026-02-13
                M002-CREDIT-2026,MERCHANT,M002,cardnet,,CREDIT,PAYMENT,CNY,0.0058,0.00,,,HALF_UP,2026-02-14,
                M004-QR,MERCHANT,M004,qrpay,,,PAYMENT,CNY,0.0068,0.00,,,HALF_UP,2025-01-01,
                M005,MERCHANT,M005,,,,PAYMENT,CNY,0.0038,0.00,,,HALF_EVEN,2025-01-01,
                M006,MERCHANT,M006,,,,PAYMENT,CNY,0.0050,0.50,1.00,60.00,HALF_UP,2025-01-01,
                M006-BANK,MERCHANT,M006,bankpay,,,PAYMENT,CNY,0,2.00,,,HALF_UP,2025-01-01,
                M007-PAYOUT,MERCHANT,M007,bankpay,,,PAYOUT,CNY,0.0050,0.00,,,HALF_UP,2025-01-01,
                M008-QR,MERCHANT,M008,qrpay,,,PAYMENT,CNY,0.0038,0.00,0.05,,HALF_UP,2025-01-01,
                M012-USD,MERCHANT,M012,,,,PAYMENT,USD,0.0260,0.30,,,HALF_UP,2025-01-01,
                ISSUER-DEBIT,ISSUER,,cardnet,,DEBIT,PAYMENT,CNY,0.0035,0.00,,13.00,HALF_UP,2025-01-01,
                ISSUER-CREDIT,ISSUER,,cardnet,,CREDIT,PAYMENT,CNY,0.0045,0.00,,,HALF_UP,2025-01-01,
                ISSUER-SCHOOL,ISSUER,M005,cardnet,,,PAYMENT,CNY,0,0.00,,,HALF_UP,2025-01-01,
                ISSUER-USD-DEBIT,ISSUER,,cardnet,,DEBIT,PAYMENT,USD,0.0005,0.22,,,HALF_UP,2025-01-01,
                ISSUER-USD-CREDIT,ISSUER,,cardnet,,CREDIT,PAYMENT,USD,0.0151,0.10,,,HALF_UP,2025-01-01,
                ISSUER-JPY,ISSUER,,cardnet,,,PAYMENT,JPY,0.0150,0,,,HALF_UP,2025-01-01,
                NETWORK,NETWORK,,cardnet,,,PAYMENT,CNY,0.000325,0.00,,3.25,HALF_UP,2025-01-01,
                NETWORK-SCHOOL,NETWORK,M005,cardnet,,,PAYMENT,CNY,0,0.00,,,HALF_UP,2025-01-01,
                NETWORK-USD,NETWORK,,cardnet,,,PAYMENT,USD,0.0013,0.02,,,HALF_UP,2025-01-01,
                NETWORK-JPY,NETWORK,,cardnet,,,PAYMENT,JPY,0.0005,0,,,HALF_UP,2025-01-01,
                NETWORK-PAYOUT,NETWORK,,bankpay,,,PAYOUT,CNY,0.0001,0.00,0.10,0.50,HALF_UP,2025-01-01,
                NETWORK-PAYOUT-M007,NETWORK,M007,bankpay,,,PAYOUT,CNY,0.0030,0.00,,,HALF_UP,2025-01-01,
                ACQUIRER-2025,ACQUIRER,,cardnet,,,PAYMENT,CNY,0.0003,0.00,,,HALF_UP,2025-01-01,2026-02-13
                ACQUIRER-2026,ACQUIRER,,cardnet,,,PAYMENT,CNY,0.0002,0.00,,,HALF_UP,2026-02-14,
                WALLET,ACQUIRER,,qrpay,,,PAYMENT,CNY,0.0030,0.00,,,HALF_UP,2025-01-01,
                WALLET-TRAVEL,ACQUIRER,M004,qrpay,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01,
                WALLET-JPY,ACQUIRER,,qrpay,,,PAYMENT,JPY,0.0160,0,,,HALF_UP,2025-01-01,
                TRANSFER,ACQUIRER,,bankpay,,,PAYMENT,CNY,0,0.50,,,HALF_UP,2025-01-01,
                TRANSFER-PAYOUT,ACQUIRER,,bankpay,,,PAYOUT,CNY,0,0.30,,,HALF_UP,2025-01-01,
                TRANSFER-PAYOUT-M007,ACQUIRER,M007,bankpay,,,PAYOUT,CNY,0.0020,0.00,,,HALF_UP,2025-01-01,
                AGENT-M003,AGENT,M003,,,,PAYMENT,CNY,0.0005,0.00,,,HALF_UP,2025-01-01,
                """;

        private static final Map<String, String> CURRENCY_OF_BANK = column(BANKS, "bank_id", "currency");
        private static final Map<String, String> MERCHANT_OF_ALIAS = column(ALIASES, "alias", "merchant_id");
        private static final Map<String, String> REFUND_FEE = column(MERCHANTS, "merchant_id", "refund_fee");

        static void write(Path folder) throws IOException {
            Map<String, String> files = new LinkedHashMap<>();
            files.put("institution.yml", INSTITUTION);
            files.put("banks.csv", BANKS);
            files.put("channels.csv", CHANNELS);
            files.put("merchants.csv", MERCHANTS);
            files.put("accounts.csv", ACCOUNTS);
            files.put("sub-accounts.csv", SUB_ACCOUNTS);
            files.put("merchant-aliases.csv", ALIASES);
            files.put("merchant-bank-accounts.csv", BANK_ACCOUNTS);
            files.put("fee-rules.csv", FEE_RULES);
            Calendars.ALL.forEach(calendar -> files.put("calendars/" + calendar.id() + ".yml", calendar.yaml()));
            for (Map.Entry<String, String> file : files.entrySet()) {
                writeText(folder.resolve(file.getKey()), file.getValue());
            }
        }

        private static Map<String, String> column(String csv, String key, String value) {
            Map<String, String> column = new LinkedHashMap<>();
            rows(csv).forEach(row -> column.put(row.get(key), row.get(value)));
            return column;
        }
    }

    /** {@code holidays} and {@code workingDays} are CSV: name, first and last day. */
    private record WorkingCalendar(
            String id, String name, String to, String weekend, String holidays, String workingDays) {

        String yaml() {
            return """
                    calendar: %s
                    name: %s
                    covers: {from: 2026-01-01, to: %s}
                    weekend: [%s]
                    holidays:%s
                    working_days:%s
                    """.formatted(id, name, to, weekend, days(holidays), days(workingDays));
        }

        private static String days(String spans) {
            StringBuilder yaml = new StringBuilder();
            for (Map<String, String> span : rows("name,first,last\n" + spans)) {
                LocalDate last = LocalDate.parse(span.get("last"));
                LocalDate.parse(span.get("first"))
                        .datesUntil(last.plusDays(1))
                        .forEach(day -> yaml.append("\n  - {date: %s, name: %s}".formatted(day, span.get("name"))));
            }
            return yaml.isEmpty() ? " []" : yaml.toString();
        }
    }

    private static final class Calendars {
        private static final String SATURDAY_AND_SUNDAY = "SATURDAY, SUNDAY";

        private static final WorkingCalendar EVERYDAY =
                new WorkingCalendar("EVERYDAY", "Every day is a business date", "2027-12-31", "", "", "");

        /** State Council notice on the holidays of 2026: www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm */
        private static final WorkingCalendar CN = new WorkingCalendar(
                "CN", "China, holidays and make-up days of 2026", "2026-12-31", SATURDAY_AND_SUNDAY, """
                元旦 New Year,2026-01-01,2026-01-03
                春节 Spring Festival,2026-02-15,2026-02-23
                清明节 Tomb Sweeping,2026-04-04,2026-04-06
                劳动节 Labour Day,2026-05-01,2026-05-05
                端午节 Dragon Boat,2026-06-19,2026-06-21
                中秋节 Mid-Autumn,2026-09-25,2026-09-27
                国庆节 National Day,2026-10-01,2026-10-07
                """, """
                元旦 New Year,2026-01-04,2026-01-04
                春节 Spring Festival,2026-02-14,2026-02-14
                春节 Spring Festival,2026-02-28,2026-02-28
                劳动节 Labour Day,2026-05-09,2026-05-09
                国庆节 National Day,2026-09-20,2026-09-20
                国庆节 National Day,2026-10-10,2026-10-10
                """);

        /** Federal Reserve Banks: a holiday on a Saturday closes no other day (Independence Day 2026). */
        private static final WorkingCalendar US = new WorkingCalendar(
                "US", "United States, Federal Reserve holidays of 2026", "2026-12-31", SATURDAY_AND_SUNDAY, """
                New Year,2026-01-01,2026-01-01
                Martin Luther King Day,2026-01-19,2026-01-19
                Washington's Birthday,2026-02-16,2026-02-16
                Memorial Day,2026-05-25,2026-05-25
                Juneteenth,2026-06-19,2026-06-19
                Labor Day,2026-09-07,2026-09-07
                Columbus Day,2026-10-12,2026-10-12
                Veterans Day,2026-11-11,2026-11-11
                Thanksgiving,2026-11-26,2026-11-26
                Christmas,2026-12-25,2026-12-25
                """, "");

        /** National holidays, and the days around New Year on which Japan's banks are closed. */
        private static final WorkingCalendar JP =
                new WorkingCalendar("JP", "Japan, bank holidays of 2026", "2026-12-31", SATURDAY_AND_SUNDAY, """
                New Year,2026-01-01,2026-01-03
                Coming of Age Day,2026-01-12,2026-01-12
                National Foundation Day,2026-02-11,2026-02-11
                Emperor's Birthday,2026-02-23,2026-02-23
                Vernal Equinox,2026-03-20,2026-03-20
                Showa Day,2026-04-29,2026-04-29
                Golden Week,2026-05-03,2026-05-06
                Marine Day,2026-07-20,2026-07-20
                Mountain Day,2026-08-11,2026-08-11
                Silver Week,2026-09-21,2026-09-23
                Sports Day,2026-10-12,2026-10-12
                Culture Day,2026-11-03,2026-11-03
                Labour Thanksgiving Day,2026-11-23,2026-11-23
                Year end,2026-12-31,2026-12-31
                """, "");

        private static final List<WorkingCalendar> ALL = List.of(EVERYDAY, CN, US, JP);
    }

    // ------------------------------------------------------------------ what must be rejected

    /** One small file per defect; each has a good row too, unless the file must be refused as a whole. */
    private static final class Rejected {
        private static final List<String> COLUMNS = columns(Transaction.HEADER);

        private final Path folder;

        private Rejected(Path folder) {
            this.folder = folder;
        }

        static void write(Path folder) throws IOException {
            Rejected rejected = new Rejected(folder);
            rejected.writeBadFields();
            rejected.writeBadDebits();
            rejected.writeFilesThatAreNotWhole();
            rejected.writeOtherKinds();
        }

        private void writeBadFields() throws IOException {
            oneBad("unknown-merchant", "merchant_id", "M999");
            oneBad("closed-business-date", "business_date", "2026-02-12");
            oneBad("future-business-date", "business_date", "2026-02-14");
            oneBad("bad-amount", "amount", "12.3O");
            oneBad("too-many-digits", "amount", "12.345");
            oneBad("zero-amount", "amount", "0.00");
            oneBad("negative-amount", "amount", "-12.30");
            oneBad("amount-overflow", "amount", "99999999999999999.00");
            oneBad("unknown-type", "type", "PURCHASE");
            oneBad("unknown-channel", "channel", "nopay");
            oneBad("unknown-currency", "currency", "RMB");
            oneBad("no-account-in-currency", "currency", "USD");
            oneBad("bad-timestamp", "occurred_at", "2026-02-13 10:15:00");
            oneBad("missing-transaction-id", "transaction_id", "");
            oneBad("too-long-field", "channel_reference", "X".repeat(80));
            transactions(
                    "duplicate-other-content",
                    row("duplicate-other-content", 1),
                    row("duplicate-other-content", 1, "amount", "89.00"));
        }

        /** The payments before a bad debit leave enough money, so that only the named defect is in the way. */
        private void writeBadDebits() throws IOException {
            String over = "refund-over-original";
            String refund = "REFUND";
            transactions(
                    over,
                    row(over, 1),
                    row(over, 2, "amount", "500.00"),
                    row(over, 3, "type", refund, "original_transaction_id", over + "-1", "amount", "88.01"));
            String unknown = "refund-of-unknown-original";
            transactions(
                    unknown,
                    row(unknown, 1),
                    row(unknown, 2, "type", refund, "original_transaction_id", "T20991231-00001", "amount", "5.00"));
            String insufficient = "insufficient-funds";
            transactions(
                    insufficient, row(insufficient, 1), row(insufficient, 2, "type", refund, "amount", "9000000.00"));
        }

        private void writeFilesThatAreNotWhole() throws IOException {
            String whole = lines(Transaction.HEADER, row("whole", 1), row("whole", 2));
            file("missing-column", withoutColumn(whole.replace("whole-", "missing-column-"), "currency"));
            file("truncated", whole.replace("whole-", "truncated-").substring(0, whole.length() - 20));
            file(
                    "broken-quote",
                    whole.replace("\nwhole-2,", "\n\"broken-quote-2,").replace("whole-", "broken-quote-"));
            file("empty", "");
            String chinese = whole.replace("whole-", "not-utf8-").replace("REF-", "参考-");
            writeBytes(folder.resolve("not-utf8.csv"), chinese.getBytes(Charset.forName("GBK")));
        }

        private void writeOtherKinds() throws IOException {
            file("statement-does-not-foot", """
                    record,booking_date,value_date,reference,currency,amount,description
                    OPENING,2026-02-13,2026-02-13,,CNY,3000000.00,Opening balance
                    ENTRY,2026-02-13,2026-02-13,CARDNET-DEPOSIT,CNY,1200.00,Card network
                    CLOSING,2026-02-13,2026-02-13,,CNY,3001150.00,Closing balance
                    """);
            file("bill-unknown-type", """
                    channel_reference,business_date,type,currency,amount,fee,status
                    QR20260213900001,2026-02-13,PAYMENT,CNY,88.00,0.26,SUCCESS
                    QR20260213900002,2026-02-13,PURCHASE,CNY,88.00,0.26,SUCCESS
                    """);
            file("results-unknown-instruction", """
                    instruction_id,currency,amount,result,reason
                    P-20260213-M999-CNY,CNY,100.00,PAID,
                    """);
        }

        private void oneBad(String defect, String column, String value) throws IOException {
            transactions(defect, row(defect, 1), row(defect, 2, column, value), row(defect, 3));
        }

        private void transactions(String defect, String... rows) throws IOException {
            List<String> lines = new ArrayList<>(List.of(Transaction.HEADER));
            lines.addAll(Arrays.asList(rows));
            file(defect, lines(lines.toArray(String[]::new)));
        }

        private void file(String defect, String text) throws IOException {
            writeText(folder.resolve(defect + ".csv"), text);
        }

        /** A good payment, with some of its fields changed: column, value, column, value. */
        private static String row(String defect, int number, String... changes) {
            String id = defect + "-" + number;
            List<String> fields = new ArrayList<>(
                    columns("%s,2026-02-13,2026-02-13T10:15:00+08:00,PAYMENT,,M001,qrpay,QR,,CNY,88.00,REF-%s,SUCCESS"
                            .formatted(id, id)));
            for (int i = 0; i < changes.length; i += 2) {
                fields.set(COLUMNS.indexOf(changes[i]), changes[i + 1]);
            }
            return String.join(",", fields);
        }

        private static String withoutColumn(String text, String column) {
            int index = COLUMNS.indexOf(column);
            return text.lines()
                    .map(line -> {
                        List<String> fields = new ArrayList<>(columns(line));
                        fields.remove(index);
                        return String.join(",", fields) + "\n";
                    })
                    .collect(Collectors.joining());
        }

        private static String lines(String... lines) {
            return String.join("\n", lines) + "\n";
        }
    }

    // ------------------------------------------------------------------ amounts, CSV, files

    private static Origin originOf(Map<String, String> row) {
        return new Origin(
                row.get("merchant"), row.get("channel"), row.get("product"), row.get("card_type"), row.get("currency"));
    }

    private static long minor(String major, String currency) {
        return new BigDecimal(major).movePointRight(digits(currency)).longValueExact();
    }

    private static String major(long minor, String currency) {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static String compact(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    private static String join(Object... fields) {
        return Arrays.stream(fields).map(Object::toString).collect(Collectors.joining(","));
    }

    /** The fields of a line; commas between quotes do not separate. */
    private static List<String> columns(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    private static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> header = columns(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = columns(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Path> sorted(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            found.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }

    private static <T> void writeCsv(Path file, String header, List<T> rows, Function<T, String> line)
            throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        rows.forEach(row -> text.append(line.apply(row)).append('\n'));
        writeText(file, text.toString());
    }

    private static void writeText(Path file, String text) throws IOException {
        writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeBytes(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}

package org.tallyhouse.bench;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.layout.WholeFile;

/**
 * A made-up day of a payment company: its set-up and the files that came in. Half of the transactions are
 * those of ten large merchants; merchants have every kind of settlement terms; one transaction in 997 is
 * missing from its channel's bill. The same numbers make the same files.
 */
public record NightFiles(Path home, int transactions, int merchants) {
    public static final LocalDate DATE = LocalDate.of(2026, 2, 13);

    private static final int LARGE_MERCHANTS = 10;
    private static final int REFUND_EVERY = 20;
    private static final int CHARGEBACK_EVERY = 200;
    private static final int MISSING_EVERY = 997;
    private static final BigDecimal CHANNEL_COST = new BigDecimal("0.0020");
    private static final List<String> CHANNELS = List.of("cardnet", "wallet");
    private static final List<String> TERMS =
            List.of("T+0", "D+0", "T+1", "WEEKLY:FRI", "T+2", "MONTHLY:13", "D+1", "ON_DEMAND", "WEEKLY:MON", "D+0");

    public Path setUp() {
        return home.resolve("setup");
    }

    public Path transactionsFile() {
        return in("transactions.csv");
    }

    private Path in(String name) {
        return home.resolve("in").resolve(DATE.toString()).resolve(name);
    }

    public void write() {
        writeInstitution();
        writeMerchants();
        writePrices();
        CsvOutput.write(
                transactionsFile(),
                List.of(
                        "transaction_id",
                        "business_date",
                        "occurred_at",
                        "type",
                        "original_transaction_id",
                        "merchant_id",
                        "channel",
                        "product",
                        "card_type",
                        "currency",
                        "amount",
                        "channel_reference",
                        "status"),
                out -> IntStream.range(0, transactions).forEach(number -> row(out, Made.of(number, merchants))));
        for (String channel : CHANNELS) {
            CsvOutput.write(
                    in("channel-bill-%s.csv".formatted(channel)),
                    List.of("channel_reference", "business_date", "type", "currency", "amount", "fee", "status"),
                    out -> IntStream.range(0, transactions)
                            .filter(number -> number % MISSING_EVERY != MISSING_EVERY - 1)
                            .mapToObj(number -> Made.of(number, merchants))
                            .filter(made -> made.channel().equals(channel))
                            .forEach(made -> billRow(out, made)));
        }
    }

    private void writeInstitution() {
        text("institution.yml", """
                name: Benchmark Payments
                business_calendar: EVERYDAY
                first_business_date: %s
                """.formatted(DATE));
        text("calendars/EVERYDAY.yml", """
                calendar: EVERYDAY
                name: Every day is a business date
                covers: {from: 2026-01-01, to: 2027-12-31}
                weekend: []
                """);
        text("calendars/WEEKDAYS.yml", """
                calendar: WEEKDAYS
                name: Monday to Friday
                covers: {from: 2026-01-01, to: 2027-12-31}
                weekend: [SATURDAY, SUNDAY]
                """);
        text("banks.csv", """
                bank_id,name,currency,account_number
                first,First Bank,CNY,100-1
                second,Second Bank,USD,200-2
                """);
        text("channels.csv", """
                channel_id,name,bank_id,bill,deposit_reference,settle
                cardnet,Card network,first,REQUIRED,CARDNET-DEPOSIT,RECONCILED
                wallet,Wallet,first,REQUIRED,WALLET-DEPOSIT,ANYTIME
                """);
        text("payout-terms.csv", """
                bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
                first,CNY,50000.00,20000.00,200,1000000.00,5
                """);
        text("merchant-aliases.csv", """
                alias,business_line,merchant_id,effective_from,effective_to
                """);
    }

    private void writeMerchants() {
        table(
                "merchants.csv",
                "merchant_id,name,settlement_calendar,settlement_terms,payout,refund_fee,status",
                number -> Map.ofEntries(
                        entry("merchant_id", merchant(number)),
                        entry("name", "Merchant " + number),
                        entry("settlement_calendar", number % 3 == 0 ? "WEEKDAYS" : "EVERYDAY"),
                        entry("settlement_terms", TERMS.get(number % TERMS.size())),
                        entry("payout", number % 25 == 24 ? "NONE" : "AUTO"),
                        entry("refund_fee", "KEEP"),
                        entry("status", "ACTIVE")));
        table(
                "accounts.csv",
                "merchant_id,currency,posting_mode,pending_guard,overdraft_limit",
                number -> Map.ofEntries(
                        entry("merchant_id", merchant(number)),
                        entry("currency", currency(number)),
                        entry("posting_mode", "BUFFERED"),
                        entry("pending_guard", "EFFECTIVE"),
                        entry("overdraft_limit", "0.00")));
        table(
                "merchant-bank-accounts.csv",
                "merchant_id,currency,bank_id,account_name,account_number,is_default,effective_from,effective_to",
                number -> Map.ofEntries(
                        entry("merchant_id", merchant(number)),
                        entry("currency", currency(number)),
                        entry("bank_id", currency(number).equals("CNY") ? "first" : "second"),
                        entry("account_name", "Merchant " + number),
                        entry("account_number", "9900-%06d".formatted(number)),
                        entry("is_default", "true"),
                        entry("effective_from", "2025-01-01")));
        table(
                "settlement-terms.csv",
                "merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to",
                number -> Map.ofEntries(
                        entry("merchant_id", merchant(number)),
                        entry("currency", currency(number)),
                        entry("minimum", number % 4 == 1 ? "500.00" : ""),
                        entry("reserve_rate", number % 5 == 2 ? "0.05" : ""),
                        entry("reserve_days", number % 5 == 2 ? "30" : ""),
                        entry("effective_from", "2026-01-01")));
    }

    private void writePrices() {
        text("fee-rules.csv", """
                rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,rate,fixed,min,max,rounding,effective_from,effective_to
                CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01,
                USD,MERCHANT,,,,,PAYMENT,USD,0.0290,0.30,,,HALF_UP,2025-01-01,
                CNY-DEBIT,MERCHANT,,cardnet,,DEBIT,PAYMENT,CNY,0.0050,0.00,,18.00,HALF_UP,2025-01-01,
                CNY-CHARGEBACK,MERCHANT,,,,,CHARGEBACK,CNY,0,20.00,,,HALF_UP,2025-01-01,
                USD-CHARGEBACK,MERCHANT,,,,,CHARGEBACK,USD,0,15.00,,,HALF_UP,2025-01-01,
                COST-CNY,ACQUIRER,,,,,PAYMENT,CNY,%1$s,0.00,,,HALF_UP,2025-01-01,
                COST-USD,ACQUIRER,,,,,PAYMENT,USD,%1$s,0.00,,,HALF_UP,2025-01-01,
                """.formatted(CHANNEL_COST.toPlainString()));
    }

    private static void row(CsvOutput out, Made made) {
        out.row(
                made.id(),
                DATE,
                DATE + "T12:00:00+08:00",
                made.type(),
                made.original() < 0 ? "" : Made.id(made.original()),
                merchant(made.merchant()),
                made.channel(),
                "ONLINE",
                made.number() % 3 == 0 ? "DEBIT" : "CREDIT",
                currency(made.merchant()),
                major(made.amountMinor()),
                "R" + made.id(),
                "SUCCESS");
    }

    private static void billRow(CsvOutput out, Made made) {
        BigDecimal fee = made.type().equals("PAYMENT")
                ? major(made.amountMinor()).multiply(CHANNEL_COST).setScale(2, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        out.row(
                "R" + made.id(),
                DATE,
                made.type(),
                currency(made.merchant()),
                major(made.amountMinor()),
                fee,
                "SUCCESS");
    }

    private void table(String name, String columns, IntFunction<Map<String, String>> fields) {
        CsvOutput.write(
                setUp().resolve(name),
                List.of(columns.split(",")),
                out -> IntStream.range(0, merchants).forEach(number -> out.row(fields.apply(number))));
    }

    private void text(String name, String content) {
        WholeFile.write(setUp().resolve(name), writer -> writer.append(content));
    }

    private static String merchant(int number) {
        return "M%05d".formatted(number);
    }

    private static String currency(int merchant) {
        return merchant % 10 == 9 ? "USD" : "CNY";
    }

    private static BigDecimal major(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    /** The nth transaction; a refund or chargeback undoes a payment of the same merchant that nothing else undoes. */
    private record Made(int number, String type, int original, int merchant, String channel, long amountMinor) {
        private static final int REFUND_BACK = 10;
        private static final int CHARGEBACK_BACK = 60;

        static Made of(int number, int merchants) {
            if (number % REFUND_EVERY == REFUND_EVERY - 1) {
                Made payment = of(number - REFUND_BACK, merchants);
                return payment.undone(number, "REFUND", (payment.amountMinor + 1) / 2);
            }
            if (number % CHARGEBACK_EVERY == CHARGEBACK_EVERY / 2 + 1) {
                Made payment = of(number - CHARGEBACK_BACK, merchants);
                return payment.undone(number, "CHARGEBACK", payment.amountMinor);
            }
            int nth = number / 2;
            return new Made(
                    number,
                    "PAYMENT",
                    -1,
                    number % 2 == 0 ? nth % Math.min(LARGE_MERCHANTS, merchants) : nth % merchants,
                    CHANNELS.get(nth % 3 == 0 ? 1 : 0),
                    1 + number * 7919L % 100_000);
        }

        private Made undone(int later, String type, long amountMinor) {
            return new Made(later, type, number, merchant, channel, amountMinor);
        }

        String id() {
            return id(number);
        }

        static String id(int number) {
            return "T%08d".formatted(number);
        }
    }
}

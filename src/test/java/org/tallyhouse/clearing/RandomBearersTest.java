package org.tallyhouse.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Random payments, refunds and payouts of merchants whose fees are borne and collected in different ways: the books
 * are those of a plain model, and every proof of the close holds.
 */
@Tag("database")
class RandomBearersTest {
    private static final String RULES = """
            rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,rate,fixed,min,max,rounding,effective_from,effective_to,bearer
            CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,,,,,2025-01-01,,
            FREE,MERCHANT,M003,,,,PAYMENT,CNY,0.0060,,,,,2025-01-01,,PLATFORM
            USD,MERCHANT,,,,,PAYMENT,USD,0.03,,,,,2025-01-01,,
            JPY,MERCHANT,,,,,PAYMENT,JPY,0.03,,,,,2025-01-01,,
            WALLET,ACQUIRER,,qrpay,,,PAYMENT,CNY,0.0038,,,,,2025-01-01,,
            OUT,MERCHANT,,,,,PAYOUT,CNY,0.0050,1.00,,,,2025-01-01,,MERCHANT
            OUT-M002,MERCHANT,M002,,,,PAYOUT,CNY,0.0050,1.00,,,,2025-01-01,,BENEFICIARY
            OUT-M003,MERCHANT,M003,,,,PAYOUT,CNY,0.0050,1.00,,,,2025-01-01,,PLATFORM
            OUT-NETWORK,NETWORK,,,,,PAYOUT,CNY,0.0030,,,,,2025-01-01,,
            """;
    private static final List<String> MERCHANTS = List.of("M001", "M002", "M003", "M004");

    @TempDir
    private Path home;

    private final Map<String, Long> model = new HashMap<>();
    private final List<TransactionLine> rows = new ArrayList<>();
    private long refused;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theBooksAreThoseOfTheModel(long seed) {
        try (Books books = Books.empty(home)) {
            books.setUp(SampleSetUp.right()
                    .replace("channels.csv", "REQUIRED", "NONE")
                    .with("fee-rules.csv", RULES)
                    .with("settlement-terms.csv", """
                            merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to,collection
                            M002,CNY,,,,2026-01-01,,GROSS
                            M004,CNY,,,,2026-01-01,,GROSS
                            """)
                    .writeTo(home.resolve("set-up")));
            Funds funds = new Funds(books);
            MERCHANTS.forEach(merchant -> funds.give(merchant + ".CNY.BALANCE", 1_000_000_00, Books.FRIDAY));
            play(new Random(seed));

            FileImport.Result taken =
                    books.importTransactions(TransactionLine.file(home, "day.csv", rows), Books.FRIDAY);
            assertThat(taken.rejected()).isEqualTo(refused).isPositive();
            assertThat(books.jdbc().queryForList("SELECT DISTINCT reason FROM reject", String.class))
                    .containsExactly("FEE_OVER_AMOUNT");
            Nights.runThrough(books, Books.FRIDAY, "clearing");

            assertThat(model).hasSizeGreaterThan(8);
            model.forEach(
                    (code, minor) -> assertThat(funds.posted(code)).as(code).isEqualTo(minor));
            for (String stage : List.of("reconciliation", "settlement", "payout", "close")) {
                assertThat(books.run(stage, Books.FRIDAY).outcome()).as(stage).isEqualTo(Outcome.DONE);
            }
        }
    }

    private void play(Random random) {
        for (int i = 0; i < 300; i++) {
            String merchant = MERCHANTS.get(random.nextInt(MERCHANTS.size()));
            long amount = 1 + (long) Math.floor(Math.pow(10, random.nextDouble() * 6));
            if (random.nextBoolean()) {
                payout("O" + i, merchant, amount);
            } else {
                payment("P" + i, merchant, amount, random);
            }
        }
    }

    private void payout(String id, String merchant, long amount) {
        rows.add(TransactionLine.of(id, "PAYOUT", merchant, major(amount)));
        long price = share("0.0050", amount) + 100;
        if (merchant.equals("M002") && price >= amount) {
            refused++;
            return;
        }
        long cost = share("0.0030", amount);
        long ofBeneficiary = merchant.equals("M002") ? price : 0;
        add("bankpay.CNY.RECEIVABLE", amount - ofBeneficiary + cost);
        add("bankpay.CNY.COST", -cost);
        add("PLATFORM.CNY.FEE_INCOME", ofBeneficiary);
        add(merchant + ".CNY.BALANCE", -amount);
        charge(merchant, merchant.equals("M002") || merchant.equals("M003") ? 0 : price);
    }

    /** Refunds give back the merchant's fee in proportion where its terms say so, and all that is left at the end. */
    private void payment(String id, String merchant, long amount, Random random) {
        rows.add(TransactionLine.payment(id, merchant, major(amount)));
        long fee = merchant.equals("M003") ? 0 : share("0.0060", amount);
        long cost = share("0.0038", amount);
        move(merchant, amount, cost);
        charge(merchant, fee);
        long refunded = 0;
        for (int part = 0; part < 3 && refunded < amount; part++) {
            long refund = 1 + Math.floorMod(random.nextLong(), amount - refunded);
            rows.add(TransactionLine.of(id + "-" + part, "REFUND", merchant, major(refund))
                    .of(id));
            boolean keeps = merchant.equals("M001");
            charge(merchant, keeps ? 0 : portion(fee, refunded, amount) - portion(fee, refunded + refund, amount));
            move(
                    merchant,
                    -refund,
                    keeps ? 0 : portion(cost, refunded, amount) - portion(cost, refunded + refund, amount));
            refunded += refund;
        }
    }

    private void move(String merchant, long amount, long cost) {
        add(merchant + ".CNY.PENDING", amount);
        add("qrpay.CNY.RECEIVABLE", cost - amount);
        add("qrpay.CNY.COST", -cost);
    }

    private void charge(String merchant, long fee) {
        boolean gross = merchant.equals("M002") || merchant.equals("M004");
        add(merchant + (gross ? ".CNY.UNBILLED" : ".CNY.DUE"), -fee);
        add("PLATFORM.CNY.FEE_INCOME", fee);
    }

    private void add(String code, long minor) {
        model.merge(
                code,
                code.endsWith("BALANCE") ? minor + (model.containsKey(code) ? 0 : 1_000_000_00) : minor,
                Long::sum);
    }

    private static long share(String rate, long amount) {
        return new BigDecimal(rate)
                .multiply(BigDecimal.valueOf(amount))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long portion(long fee, long part, long whole) {
        return BigDecimal.valueOf(fee)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String major(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}

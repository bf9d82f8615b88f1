package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.intake.transaction.Adjustment.Against;
import org.tallyhouse.intake.transaction.Adjustments;
import org.tallyhouse.intake.transaction.Adjustments.By;
import org.tallyhouse.intake.transaction.Adjustments.Proposal;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.settlement.SettlementNightModel.Done;
import org.tallyhouse.settlement.SettlementNightModel.Owed;
import org.tallyhouse.settlement.SettlementNightModel.Row;
import org.tallyhouse.settlement.SettlementStops.Stop;

/**
 * Thirty random nights of merchants with every kind of terms, an agent among them, with adjustments and a bank of fewer
 * days, beside a model without tables.
 */
@Tag("database")
class RandomNightsTest {
    private static final long SEED = 20260213;
    private static final int NIGHTS = 30;

    @TempDir
    private Path home;

    private final Random random = new Random(SEED);
    private final List<String> placed = new ArrayList<>();
    private final Map<String, String> closings = new TreeMap<>();
    private int overdue;

    @Test
    void everyNightSettlesAndListsWhatTheModelDoes() throws IOException {
        Stumble stumble = new Stumble();
        Files.writeString(
                Files.createDirectories(home.resolve("jobs")).resolve("settlement.yml"),
                "tallyhouse.settlement.merchants-per-commit: 3\n");
        try (Books books = Books.empty(home);
                Books stumbling = Books.open(books.database(), home, stumble)) {
            books.setUp(setUp());
            SettlementNightModel model = new SettlementNightModel(terms(), books.get(Calendars.class)::get);
            for (int day = 0; day < NIGHTS; day++) {
                LocalDate night = Books.FRIDAY.plusDays(day);
                traffic(books, night);
                adjust(books, night);
                Nights.cutOver(books, night);
                run(books, night, "posting");
                run(books, night, "clearing");
                happenings(books, model, night);
                model.add(rows(books, night));
                settle(stumbling, stumble, night);

                Map<String, Done> expected = model.settle(night);
                assertThat(settlements(books, night))
                        .as("settlements of %s", night)
                        .isEqualTo(expected);
                assertThat(notSettled(books, night))
                        .as("not settled on %s", night)
                        .isEqualTo(model.notSettled(night));
                claimsAreThoseOf(model, books, night);
                expected.keySet().forEach(merchant -> statementGoesOn(books, merchant, night));
            }
            assertThat(overdue).as("claims older than agreed").isPositive();
            assertThat(books.number("SELECT COUNT(DISTINCT type) FROM transaction WHERE channel = ''"))
                    .as("adjustments, their debits and an agent's shares")
                    .isEqualTo(3);
            assertThat(model.reasonsSeen()).contains("NOT_YET_DUE", "MERCHANT_HELD", "CHANNEL_HELD", "NOT_RECONCILED");
            assertThat(model.reservesGivenBack()).isPositive();
            assertThat(model.debtsPaidByReserves()).isPositive();
            assertThat(books.number("SELECT COALESCE(SUM(posted_minor), 0) FROM account WHERE kind = 'RESERVE'"))
                    .as("reserves that have not come back yet")
                    .isEqualTo(model.reservesHeld());
        }
    }

    /** Stumbles in some commit, goes on where it was, and is done however often it is asked again. */
    private void settle(Books books, Stumble stumble, LocalDate night) {
        stumble.commitsLeft = random.nextInt(6);
        if (books.run("settlement", night).outcome() == Outcome.FAILED) {
            stumble.commitsLeft = Integer.MAX_VALUE;
            run(books, night, "settlement");
        }
        assertThat(books.run("settlement", night).outcome()).isEqualTo(Outcome.ALREADY_DONE);
    }

    /** Fails right before a commit. */
    private static final class Stumble extends Books.Watcher {
        private int commitsLeft = Integer.MAX_VALUE;

        @Override
        public void committing(String step) {
            if (step.startsWith("settlement.") && commitsLeft-- == 0) {
                throw new IllegalStateException("stumbled");
            }
        }
    }

    private Path setUp() {
        return SampleSetUp.right()
                .replace("merchants.csv", "Store,CN,T+1", "Store,CN,WEEKLY:FRI")
                .replace("merchants.csv", "Travel,CN,T+2", "Travel,CN,MONTHLY:25")
                .replace("merchants.csv", "School,CN,D+1", "School,CN,ON_DEMAND")
                .replace("merchants.csv", "Food,CN,D+0", "Food,CN,WEEKLY:WED")
                .replace("merchants.csv", "House,CN,", "House,CN+US,")
                .with("banks.csv", """
                        bank_id,name,currency,account_number,calendar
                        lotus,Lotus River Bank,CNY,LR-100-2000001,
                        willow,Willow Pond Bank,CNY,WP-400-2000004,US
                        harbour,Harbour Lantern Bank,USD,HL-200-2000002,US
                        tsubaki,Tsubaki Hill Bank,JPY,TH-300-2000003,
                        """)
                .replace(
                        "merchant-bank-accounts.csv",
                        "M005,CNY,lotus,小燕子学校,9905-0002",
                        "M005,CNY,willow,小燕子学校,9905-0002")
                .replace("merchant-bank-accounts.csv", "M006,CNY,lotus", "M006,CNY,willow")
                .replace("merchant-bank-accounts.csv", "M008,CNY,lotus", "M008,CNY,willow")
                .with("merchant-agents.csv", """
                        merchant_id,agent_id,effective_from,effective_to
                        M003,M002,2026-01-01,
                        """)
                .replace(
                        "fee-rules.csv",
                        "AGENT-M003,AGENT,M003,,,,PAYMENT,CNY,0.0005",
                        "AGENT-M003,AGENT,M003,,,,PAYMENT,CNY,0.0050")
                .with("settlement-terms.csv", """
                        merchant_id,currency,minimum,reserve_rate,reserve_days,claim_days,effective_from,effective_to,collection
                        M001,CNY,,,,1,2026-01-01,,GROSS
                        M002,CNY,,,,1,2026-01-01,,
                        M003,CNY,,,,1,2026-01-01,,GROSS
                        M004,CNY,,,,1,2026-01-01,,
                        M006,CNY,500.00,,,1,2026-01-01,,GROSS
                        M007,CNY,,0.05,7,,2026-01-01,,
                        M008,CNY,200.00,0.10,10,,2026-01-01,,
                        """)
                .with("channels.csv", """
                        channel_id,name,bank_id,bill,deposit_reference,settle
                        cardnet,Card network,lotus,REQUIRED,CARDNET-DEPOSIT,RECONCILED
                        qrpay,QR wallet,lotus,REQUIRED,QRPAY-DEPOSIT,
                        bankpay,Bank transfers and payouts,lotus,OPTIONAL,BANKPAY-DEPOSIT,ANYTIME
                        """)
                .writeTo(home.resolve("setup"));
    }

    private static Map<String, SettlementNightModel.Terms> terms() {
        Map<String, SettlementNightModel.Terms> terms = new TreeMap<>();
        terms.put("M001", SettlementNightModel.Terms.of("T+1"));
        terms.put("M002", new SettlementNightModel.Terms("T+0", "CN+US", "", 0, BigDecimal.ZERO, 0));
        terms.put("M003", SettlementNightModel.Terms.of("WEEKLY:FRI"));
        terms.put("M004", SettlementNightModel.Terms.of("MONTHLY:25"));
        terms.put("M005", SettlementNightModel.Terms.of("ON_DEMAND").paidBy("US"));
        terms.put("M006", new SettlementNightModel.Terms("T+0", "CN", "US", 50_000, BigDecimal.ZERO, 0));
        terms.put("M007", new SettlementNightModel.Terms("D+0", "CN", "", 0, new BigDecimal("0.05"), 7));
        terms.put("M008", new SettlementNightModel.Terms("WEEKLY:WED", "CN", "US", 20_000, new BigDecimal("0.10"), 10));
        return terms;
    }

    private void traffic(Books books, LocalDate date) {
        List<TransactionLine> lines = new ArrayList<>();
        for (String merchant : terms().keySet()) {
            for (int nth = random.nextInt(4); nth > 0; nth--) {
                boolean refund = random.nextInt(5) == 0;
                String id = "R-%s-%s-%d".formatted(date, merchant, nth);
                lines.add(TransactionLine.of(
                                id,
                                refund ? "REFUND" : "PAYMENT",
                                merchant,
                                BigDecimal.valueOf(1 + random.nextInt(refund ? 20_000 : 40_000), 2)
                                        .toPlainString())
                        .on(date)
                        .with("channel", random.nextInt(3) == 0 ? "cardnet" : "qrpay"));
            }
        }
        books.importTransactions(TransactionLine.file(home, "traffic-" + date + ".csv", lines), date);
    }

    /** Proposed by one and approved by another. */
    private void adjust(Books books, LocalDate date) {
        for (int nth = random.nextInt(3); nth > 0; nth--) {
            String id = "ADJ-%s-%d".formatted(date, nth);
            String merchant = "M00" + (1 + random.nextInt(8));
            long minor = (1 + random.nextInt(60_000)) * (random.nextInt(3) == 0 ? 1L : -1L);
            books.get(TransactionTemplate.class).executeWithoutResult(transaction -> {
                Adjustments adjustments = books.get(Adjustments.class);
                adjustments.propose(
                        new Proposal(id, merchant, Currency.getInstance("CNY"), minor, Against.ADJUSTMENT_EXPENSE),
                        new By("wang", "case"));
                adjustments.approve(id, new By("li", "checked"));
            });
        }
    }

    /** Each claim is the model's, and its row foots to the accounts. */
    private void claimsAreThoseOf(SettlementNightModel model, Books books, LocalDate night) {
        Map<String, Owed> listed = new TreeMap<>();
        for (Map<String, String> row :
                Nights.rows(books.out(night).resolve("settlement/claims-%s.csv".formatted(night)))) {
            LocalDate since = LocalDate.parse(row.get("since"));
            BigDecimal amount = new BigDecimal(row.get("amount"));
            listed.put(row.get("merchant_id"), new Owed(amount.movePointRight(2).longValueExact(), since));
            assertThat(new BigDecimal(row.get("due"))
                            .add(new BigDecimal(row.get("not_settled")))
                            .subtract(new BigDecimal(row.get("pending"))))
                    .as("%s foots to the ledger on %s", row, night)
                    .isEqualByComparingTo(amount);
            boolean agreed = List.of("M001", "M002", "M003", "M004", "M006").contains(row.get("merchant_id"));
            long age = ChronoUnit.DAYS.between(since, night);
            assertThat(row.get("overdue")).isEqualTo(agreed && age > 1 ? "YES" : "NO");
            overdue += row.get("overdue").equals("YES") ? 1 : 0;
        }
        assertThat(listed).as("claims of %s", night).isEqualTo(model.owed());
    }

    /** A statement opens with what the one before closed with, whenever that was. */
    private void statementGoesOn(Books books, String merchant, LocalDate night) {
        List<Map<String, String>> rows =
                Nights.rows(books.out(night).resolve("settlement/statements/%s.csv".formatted(merchant)));
        rows.stream()
                .filter(row -> row.get("record").endsWith("OPENING"))
                .forEach(row -> assertThat(row.get("balance"))
                        .as("%s opens on %s", row.get("account") + merchant, night)
                        .isEqualTo(closings.getOrDefault(merchant + row.get("account"), "0.00")));
        rows.stream()
                .filter(row -> row.get("record").endsWith("CLOSING"))
                .forEach(row -> closings.put(merchant + row.get("account"), row.get("balance")));
    }

    /** Holds placed and lifted, settlements asked for, dates reconciled, breaks found and ended. */
    private void happenings(Books books, SettlementNightModel model, LocalDate night) {
        SettlementStops stops = books.get(SettlementStops.class);
        if (random.nextInt(2) == 0) {
            boolean ofChannel = random.nextInt(4) == 0;
            String merchant = ofChannel ? "" : "M00" + (1 + random.nextInt(8));
            Stop stop = new Stop("STOP-" + night, merchant, ofChannel ? "qrpay" : "", night, null, "wang", "a case");
            stops.place(stop);
            placed.add(stop.stopId());
            model.place(stop);
        }
        if (!placed.isEmpty() && random.nextInt(3) == 0) {
            String stop = placed.remove(0);
            stops.lift(stop, night);
            model.lift(stop);
        }
        if (random.nextInt(5) == 0) {
            books.get(SettlementRequests.class).ask("M005", "CNY", night, "wang", "a letter");
            model.ask("M005", night);
        }
        if (random.nextInt(3) > 0) {
            reconcile(books, model, night);
        }
    }

    private void reconcile(Books books, SettlementNightModel model, LocalDate night) {
        LocalDate date = night.minusDays(random.nextInt(3));
        if (date.isBefore(Books.FRIDAY) || !model.reconcile("cardnet", date)) {
            return;
        }
        books.jdbc().update("INSERT INTO recon_channel VALUES ('cardnet', ?, ?)", date, night);
        books.jdbc().update("""
                INSERT INTO recon_break (break_id, channel, business_date, class, id, our_amount_minor,
                                         their_amount_minor, difference_minor, currency, ages_on)
                SELECT transaction_id, channel, ?, 'MISSING_IN_CHANNEL', id, 1, 0, 1, currency, business_date
                FROM transaction
                WHERE channel = 'cardnet' AND business_date = ? AND status = 'SUCCESS' AND id % 3 = 0""", night, date);
        books.jdbc().update("""
                INSERT INTO break_end (break_id, business_date, status)
                SELECT b.break_id, ?, 'RESOLVED'
                FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id
                WHERE b.business_date < ? AND e.break_id IS NULL AND b.id % 2 = 0""", night, night.minusDays(2));
        model.broken(books.jdbc().queryForList("""
                SELECT b.break_id FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id
                WHERE e.break_id IS NULL""", String.class));
    }

    private static void run(Books books, LocalDate date, String stage) {
        assertThat(books.run(stage, date))
                .extracting("outcome")
                .as(stage + " " + date)
                .isEqualTo(Outcome.DONE);
    }

    private static List<Row> rows(Books books, LocalDate date) {
        return books.jdbc()
                .query(
                        """
                        SELECT t.transaction_id, t.merchant_id, t.channel, t.type, t.amount_minor, t.pending_minor,
                               t.due_minor,
                               f.merchant_fee_minor * (NOT f.invoiced)
                        FROM transaction t JOIN fee_split f ON f.id = t.id
                        WHERE t.business_date = ?""",
                        (result, row) -> new Row(
                                result.getString(1),
                                result.getString(2),
                                result.getString(3),
                                date,
                                result.getString(4).equals("PAYMENT") ? result.getLong(5) : 0,
                                result.getLong(6),
                                result.getLong(7),
                                result.getLong(8)),
                        date);
    }

    private static Map<String, Done> settlements(Books books, LocalDate night) {
        Map<String, Done> found = new TreeMap<>();
        books.jdbc()
                .query(
                        """
                        SELECT s.merchant_id, s.net_minor, s.reserve_held_minor, s.reserve_released_minor,
                               s.carried_closing_minor, s.dues_closing_minor,
                               COALESCE(GROUP_CONCAT(t.transaction_id ORDER BY t.transaction_id), '')
                        FROM settlement s
                        LEFT JOIN settlement_line l ON l.settlement_id = s.settlement_id
                        LEFT JOIN transaction t ON t.id = l.id
                        WHERE s.business_date = ?
                        GROUP BY s.settlement_id, s.merchant_id, s.net_minor, s.reserve_held_minor,
                                 s.reserve_released_minor, s.carried_closing_minor, s.dues_closing_minor""",
                        result -> {
                            found.put(
                                    result.getString(1),
                                    new Done(
                                            result.getLong(2),
                                            result.getLong(3),
                                            result.getLong(4),
                                            result.getLong(5),
                                            result.getLong(6),
                                            result.getString(7)));
                        },
                        night);
        return found;
    }

    private static Map<String, String> notSettled(Books books, LocalDate night) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Nights.rows(books.out(night).resolve("settlement/not-settled-%s.csv".formatted(night)))
                .forEach(row -> assertThat(reasons.put(row.get("transaction_id"), row.get("reason")))
                        .as("listed once")
                        .isNull());
        return new TreeMap<>(reasons);
    }
}

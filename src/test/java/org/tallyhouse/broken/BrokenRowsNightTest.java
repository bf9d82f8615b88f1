package org.tallyhouse.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.ConnectionCallback;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Rows of many tables are broken at once, each of another merchant, bank or channel: each is set aside with its reason, all
 * others are settled and paid as in a night without them, and the night after the mend takes up what was left.
 */
@Tag("database")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenRowsNightTest {
    private static final List<String> BROKEN = List.of(
            // no such calendar
            "UPDATE merchant SET settlement_calendar = 'NOPE' WHERE merchant_id = 'M001'",
            // terms that hold at once
            """
            INSERT INTO settlement_terms (merchant_id, currency, minimum_minor, reserve_rate, reserve_days, effective_from)
            VALUES ('M003', 'CNY', 0, 0, 0, '2025-01-01'), ('M003', 'CNY', 100, 0, 0, '2025-06-01')""",
            // an account that a settlement moves
            "DELETE FROM account WHERE code = 'M005.CNY.BALANCE'",
            "UPDATE account SET status = 'FROZEN' WHERE code = 'M009.CNY.DUE'",
            // terms whose accounts were not opened
            """
            INSERT INTO settlement_terms
              (merchant_id, currency, minimum_minor, reserve_rate, reserve_days, effective_from, collection)
            VALUES ('M007', 'CNY', 0, 0, 0, '2025-01-01', 'GROSS')""",
            // two agents at once: the share is given once
            """
            INSERT INTO merchant_agent (merchant_id, agent_id, effective_from)
            VALUES ('M003', 'M009', '2025-01-01'), ('M003', 'M012', '2025-06-01')""",
            // a price nobody can read, and one that is a slip of the pen
            "UPDATE fee_rule SET tiers = 'garbage', tier_mode = 'WHOLE' WHERE rule_id = 'M008-QR'",
            "UPDATE fee_rule SET min_minor = 9000000000000000000 WHERE rule_id = 'M004-QR'",
            // two accounts where one is meant
            """
            INSERT INTO merchant_bank_account
              (merchant_id, currency, bank_id, account_name, account_number, is_default, effective_from)
            VALUES ('M006', 'CNY', 'lotus', 'Golden Carp', '9906-0009', TRUE, '2025-06-01')""",
            // a bank whose files nobody can write, and one of which nobody can say when it executes them
            "INSERT INTO payout_terms (bank_id, format, layout) VALUES ('tsubaki', 'LAYOUT', 'nope')",
            "UPDATE payout_terms SET cut_off = '17:00:00', time_zone = 'Mars/Olympus' WHERE bank_id = 'harbour'",
            // terms with a channel that hold at once
            """
            INSERT INTO reconciliation_terms
              (channel, currency, amount_tolerance_minor, fee_tolerance_minor, carry_days, fallback_keys,
               write_off_limit_minor, effective_from)
            VALUES ('cardnet', 'CNY', 0, 0, 0, '', 0, '2025-01-01'), ('cardnet', 'CNY', 0, 0, 0, '', 0, '2025-06-01')""");

    /** What another program may do by the contract, to a hold that is none of its own. */
    private static final List<String> RELEASED = List.of("""
            INSERT INTO hold_movement (reference, hold_id, kind, amount_minor, business_date)
            SELECT 'RELEASED-BY-MISTAKE', hold_id, 'RELEASED', amount_minor, '2026-02-14'
            FROM hold WHERE hold_id = 'P-20260213-M010-USD'""", """
            UPDATE account a JOIN hold h ON h.account_id = a.account_id
            SET a.held_minor = a.held_minor - h.amount_minor, h.released_minor = h.amount_minor
            WHERE h.hold_id = 'P-20260213-M010-USD'""");

    @TempDir
    private static Path home;

    private static Books books;
    private static RunResult night;

    @BeforeAll
    static void runANightWithThem() {
        books = Nights.afterTheFirst(home);
        books.sampleDay(Books.SATURDAY);
        books.jdbc().execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.createStatement()) {
                for (String sql : BROKEN) {
                    assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                }
                for (String sql : RELEASED) {
                    assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                }
            }
            return null;
        });
        night = books.get(NightRunner.class).runEarly(Books.SATURDAY, "test", "test");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Order(1)
    @Test
    void theNightEndsAndAsksForAPerson() {
        assertThat(night.outcome()).as(night.message()).isEqualTo(Outcome.NEEDS_A_PERSON);
        assertThat(night.message()).contains("5 merchants, banks or files left out", "transactions quarantined");
        assertThat(books.jdbc().queryForObject("""
                SELECT status FROM business_day WHERE business_date = '2026-02-14'""", String.class)).isEqualTo("CLOSED");
    }

    @Order(2)
    @Test
    void eachIsLeftOutWithItsReason() {
        assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("close/left-out-2026-02-14.csv")))
                .extracting(row -> row.get("stage") + " " + row.get("subject") + ": " + row.get("detail"))
                .containsExactly(
                        "payout harbour: Unknown time-zone ID: Mars/Olympus",
                        "settlement M001.CNY: there is no calendar 'NOPE'; load it by set-up",
                        "settlement M003.CNY: 2 settlement terms are in force at once; end all but one by set-up",
                        "settlement M005.CNY: has no account BALANCE; load its line of accounts.csv by set-up",
                        "settlement M009.CNY: account M009.CNY.DUE is FROZEN");
        assertThat(notSettled("M001", "M003", "M005", "M009")).containsOnly("LEFT_OUT");
        assertThat(notPaid()).contains("M006.CNY TWO_BANK_ACCOUNTS", "M011.JPY BAD_BANK_DETAILS");
        assertThat(books.jdbc().queryForList("""
                SELECT DISTINCT CONCAT(t.merchant_id, ' ', q.reason, ' ', q.detail)
                FROM quarantine q JOIN transaction t ON t.id = q.id ORDER BY 1""", String.class))
                .satisfiesExactly(
                        m004 -> assertThat(m004).startsWith("M004 NO_PRICE a fee of 9000000000000000000 minor units"),
                        m008 -> assertThat(m008).startsWith("M008 NO_PRICE fee rule M008-QR version 1 is no list of"));
        assertThat(books.jdbc().queryForList("SELECT reason FROM reject", String.class))
                .contains("HOLD_ENDED");
    }

    @Order(3)
    @Test
    void allOthersAreSettledAndPaidAsInANightWithoutThem() {
        String settled = """
                SELECT merchant_id, currency, net_minor, fee_minor, carried_closing_minor FROM settlement
                WHERE business_date = '2026-02-14'
                  AND merchant_id IN ('M002', 'M004', 'M006', 'M010', 'M011', 'M012') ORDER BY merchant_id, currency""";
        assertThat(rows(books, settled)).hasSizeGreaterThan(4).isEqualTo(rows(Nights.three(), settled));
        assertThat(books.jdbc().queryForList("""
                SELECT merchant_id FROM transaction WHERE type = 'AGENT_SHARE' AND business_date = '2026-02-14'""", String.class)).containsExactly("M012");
        String paid = """
                SELECT merchant_id, currency, amount_minor, file_date, file_sequence FROM payout_instruction
                WHERE business_date = '2026-02-14' AND merchant_id IN ('M002', 'M012') AND currency = 'CNY'
                ORDER BY merchant_id""";
        assertThat(rows(books, paid)).hasSize(2).isEqualTo(rows(Nights.three(), paid));
    }

    @Order(4)
    @Test
    void theNextNightTakesUpWhatWasLeft() throws IOException {
        mend();
        orderWhatWasNotPaid();
        books.sampleDay(Books.SUNDAY);

        RunResult result = books.night(Books.SUNDAY);

        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.DONE);
        assertThat(books.out(Books.SUNDAY).resolve("close/left-out-2026-02-15.csv"))
                .doesNotExist();
        assertThat(books.jdbc().queryForList("""
                SELECT file_date FROM payout_instruction
                WHERE business_date = '2026-02-14' AND merchant_id = 'M012' AND currency = 'USD'""", String.class)).containsExactly("2026-02-15");
        assertThat(books.jdbc().queryForList("""
                SELECT CONCAT(instruction_id, ' ', status, ' ', file_date) FROM payout_instruction
                WHERE instruction_id LIKE 'P-S-%' ORDER BY 1""", String.class))
                .containsExactly("P-S-20260214-M006-CNY FILED 2026-02-15", "P-S-20260214-M011-JPY FILED 2026-02-15");
        String sum = """
                SELECT merchant_id, SUM(payment_minor) AS payments, SUM(net_minor) AS net, SUM(fee_minor) AS fees
                FROM settlement WHERE merchant_id IN ('M001', 'M003', 'M005', 'M009')
                GROUP BY merchant_id ORDER BY merchant_id""";
        assertThat(rows(books, sum)).isEqualTo(rows(Nights.three(), sum));
    }

    /** By set-up; no account that the night moves is blocked by a command, so none opens it either. */
    private static void mend() throws IOException {
        books.jdbc().update("UPDATE account SET status = 'OPEN' WHERE code = 'M009.CNY.DUE'");
        books.setUp(SampleSetUp.right()
                .with("fee-rules.csv", rules())
                .with("settlement-terms.csv", """
                        merchant_id,currency,minimum,reserve_rate,reserve_days,claim_days,effective_from,effective_to,collection
                        M003,CNY,0.00,0,0,,2025-01-01,2025-05-31,NET
                        M003,CNY,1.00,0,0,,2025-06-01,,NET
                        """)
                .replace("merchant-bank-accounts.csv", "Golden Carp Wholesale,9906-0001,true,2025-01-01,\n", """
                        Golden Carp Wholesale,9906-0001,true,2025-01-01,2025-05-31
                        M006,CNY,lotus,Golden Carp,9906-0009,true,2025-06-01,2026-02-14
                        M006,CNY,lotus,Golden Carp Wholesale,9906-0001,true,2026-02-15,
                        """)
                .add("payout-terms.csv", "tsubaki,JPY,,,,,5")
                .writeTo(home.resolve("mended")));
    }

    /** Rules that were charged, or that nobody can read, stay as they are; others go before them. */
    private static String rules() throws IOException {
        return Files.readAllLines(Books.SAMPLES.resolve("setup/fee-rules.csv")).stream()
                .map(line -> line.startsWith("M008-QR,") || line.startsWith("M004-QR,")
                        ? line.replaceFirst("-QR,", "-QR-2,") + ",1"
                        : line + (line.startsWith("rule_id") ? ",priority" : ","))
                .map(line -> line.replaceFirst("^(M00[48]-QR-2.*)2025-01-01", "$12026-02-15"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void orderWhatWasNotPaid() {
        assertThat(payouts("li", "order", "S-20260214-M002-CNY").err()).contains("without a payout");
        assertThat(payouts("li", "order", "S-20260214-M006-CNY", "S-20260214-M011-JPY")
                        .out())
                .contains("P-S-20260214-M006-CNY waits for an approval");
        assertThat(payouts("Li", "approve", "P-S-20260214-M006-CNY").err()).contains("another person decides");
        assertThat(payouts("wang", "approve", "P-S-20260214-M006-CNY", "P-S-20260214-M011-JPY")
                        .exit())
                .isZero();
    }

    private static CommandRun payouts(String operator, String deed, String... ids) {
        return CommandRun.of(
                books,
                Stream.of(List.of("payouts", deed), List.of(ids), List.of("--operator", operator, "--reason", "case 7"))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    private static List<String> notSettled(String... merchants) {
        return Nights.rows(books.out(Books.SATURDAY).resolve("settlement/not-settled-2026-02-14.csv")).stream()
                .filter(row -> List.of(merchants).contains(row.get("merchant_id")))
                .map(row -> row.get("reason"))
                .filter(reason -> !List.of("FAILED", "PENDING").contains(reason))
                .toList();
    }

    private static List<String> notPaid() {
        return Nights.rows(books.out(Books.SATURDAY).resolve("payout/not-paid-2026-02-14.csv")).stream()
                .map(row -> row.get("merchant_id") + "." + row.get("currency") + " " + row.get("reason"))
                .toList();
    }

    private static List<Map<String, Object>> rows(Books books, String sql) {
        return books.jdbc().queryForList(sql);
    }
}

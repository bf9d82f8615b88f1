package org.tallyhouse.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Rows that other programs wrote wrong, one of each kind, in a night: each is set aside with its reason, all others are
 * settled and paid, the date closes, and two persons decide what becomes of them.
 */
@Tag("database")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuarantineNightTest {
    private static final String OTHER_MERCHANTS_ACCOUNT = "Q-MISBOOKED";
    private static final String NO_MONEY = "Q-NOTHING";
    private static final String NO_MERCHANT = "Q-NOBODY";
    private static final String NO_CURRENCY = "Q-KWD";
    private static final String NO_RULE = "Q-RULE";
    private static final String NO_PAYOUT = "Q-PAYOUT";
    private static final String NO_CHANNEL = "Q-CHANNEL";
    private static final String TO_NO_ACCOUNT = "Q-CREDIT";
    private static final long NOWHERE = 987_654_321;

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void runANightWithThem() {
        books = Books.sampleFriday(home);
        Nights.cutOver(books, Books.FRIDAY);
        assertThat(books.run("intake", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
        books.letRecordsBeChanged();
        write(OTHER_MERCHANTS_ACCOUNT, "M002", "cardnet", "CNY", "M001.CNY.PENDING");
        write(NO_MONEY, "M002", "cardnet", "CNY", null);
        write(NO_MERCHANT, "M999", "cardnet", "CNY", "M001.CNY.PENDING");
        write(NO_CURRENCY, "M001", "cardnet", "KWD", null);
        write(NO_CHANNEL, "M002", "nobank", "CNY", "M002.CNY.PENDING");
        books.jdbc().update("UPDATE fee_rule SET amount_to_minor = 9000000 WHERE rule_id = 'JPY'");
        books.get(Accounts.class).openChannel("qrpay", "JPY");
        write(NO_RULE, "M011", "qrpay", "JPY", "M011.JPY.PENDING");
        books.jdbc()
                .update(
                        "UPDATE transaction SET amount_minor = 9000001, pending_minor = 9000001 WHERE transaction_id = ?",
                        NO_RULE);
        books.jdbc().update("UPDATE buffered_credit SET amount_minor = 9000001 WHERE source = ?", NO_RULE);
        write(NO_PAYOUT, "M011", "cardnet", "JPY", null);
        books.jdbc().update("""
                UPDATE transaction SET type = 'PAYOUT', pending_minor = 0, balance_minor = -10000
                WHERE transaction_id = ?""", NO_PAYOUT);
        write(TO_NO_ACCOUNT, "M002", "cardnet", "CNY", null);
        credit(TO_NO_ACCOUNT, NOWHERE, id("cardnet.CNY.RECEIVABLE"));
        credit("C-NOBODY", NOWHERE, NOWHERE + 1);
        credit("C-FROM-NOWHERE", id("M001.CNY.BALANCE"), NOWHERE);
        credit("C-DOLLARS", id("M001.CNY.PENDING"), id("harbour.USD.CASH"));
        credit("C-GUARDED", id("M001.CNY.PENDING"), id("M003.CNY.BALANCE"));
        undo("T20260213-00114", "SELECT 'T20260213-00002'");
        undo("T20260213-00154", """
                SELECT transaction_id FROM transaction
                WHERE type = 'PAYMENT' AND merchant_id = 'M005' AND currency = 'CNY' AND amount_minor < 79497 LIMIT 1""");
        for (String stage : List.of("posting", "clearing", "reconciliation", "settlement", "payout", "close")) {
            RunResult result = books.run(stage, Books.FRIDAY);
            assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.DONE);
        }
    }

    @AfterAll
    static void close() {
        books.close();
    }

    /** As the contract in SQL lets another program write it. */
    private static void write(String id, String merchant, String channel, String currency, String credited) {
        books.jdbc().update("""
                INSERT INTO transaction (transaction_id, business_date, occurred_at, type, merchant_id, channel, product,
                                         card_type, currency, amount_minor, channel_reference, status, pending_minor)
                VALUES (?, '2026-02-13', '2026-02-13 10:00:00', 'PAYMENT', ?, ?, 'card', '', ?, 10000, ?, 'SUCCESS', 10000)""", id, merchant, channel, currency, id);
        if (credited != null) {
            books.jdbc()
                    .update(
                            """
                    INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
                    SELECT (SELECT MAX(window_id) FROM posting_window WHERE business_date = '2026-02-13'), a.account_id,
                           (SELECT account_id FROM account WHERE code = ?), 10000, ?
                    FROM account a WHERE a.code = ?""",
                            (channel.equals("nobank") ? "cardnet" : channel) + "." + currency + ".RECEIVABLE",
                            id,
                            credited);
        }
    }

    private static long id(String account) {
        return books.number("SELECT account_id FROM account WHERE code = ?", account);
    }

    private static void credit(String source, long account, long contra) {
        books.jdbc().update("""
                INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
                SELECT MAX(window_id), ?, ?, 10000, ? FROM posting_window WHERE business_date = '2026-02-13'""", account, contra, source);
    }

    private static void undo(String refund, String original) {
        assertThat(books.jdbc().update("""
                UPDATE transaction SET original_transaction_id = (SELECT * FROM (%s) o) WHERE transaction_id = ?""".formatted(original), refund)).isEqualTo(1);
    }

    @Order(1)
    @Test
    void eachIsSetAsideWithItsReason() {
        List<Map<String, Object>> rows = books.jdbc().queryForList("""
                SELECT t.transaction_id, q.reason FROM quarantine q JOIN transaction t ON t.id = q.id
                ORDER BY t.transaction_id""");
        assertThat(rows)
                .extracting(row -> row.get("transaction_id") + " " + row.get("reason"))
                .containsExactly(
                        NO_CHANNEL + " UNKNOWN_CHANNEL",
                        TO_NO_ACCOUNT + " MISBOOKED",
                        NO_CURRENCY + " NO_ACCOUNT",
                        OTHER_MERCHANTS_ACCOUNT + " MISBOOKED",
                        NO_MERCHANT + " UNKNOWN_MERCHANT",
                        NO_MONEY + " MISBOOKED",
                        NO_PAYOUT + " MISBOOKED",
                        NO_RULE + " NO_PRICE",
                        "T20260213-00114 WRONG_ORIGINAL",
                        "T20260213-00154 NO_PRICE");
        assertThat(CommandRun.of(books, "quarantine", "list").out())
                .contains("Q-MISBOOKED", "10000 minor units of M002.CNY by the transaction, 0 in the ledger")
                .contains("C-NOBODY", "NO_ACCOUNT: there is no account 987654321")
                .contains("NO_ACCOUNT: there is no account 987654321")
                .contains("WRONG_CURRENCY: from harbour.USD.CASH to M001.CNY.PENDING")
                .contains("NOT_BUFFERED: M003.CNY.BALANCE is guarded");
        assertThat(books.number("SELECT COUNT(*) FROM credit_quarantine")).isEqualTo(5);
    }

    @Order(2)
    @Test
    void allOthersAreSettledAsInANightWithoutThem() {
        String settled = """
                SELECT merchant_id, currency, net_minor, fee_minor FROM settlement
                WHERE business_date = '2026-02-13' AND merchant_id NOT IN ('M002', 'M005')
                ORDER BY merchant_id, currency""";
        assertThat(books.jdbc().queryForList(settled))
                .isEqualTo(Nights.three().jdbc().queryForList(settled));
        assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("settlement/not-settled-2026-02-13.csv")))
                .filteredOn(row -> row.get("reason").equals("QUARANTINED"))
                .extracting(row -> row.get("transaction_id"))
                .contains("T20260213-00114", "T20260213-00154", NO_CHANNEL);
    }

    @Order(3)
    @Test
    void oneAsksAndAnotherDecides() {
        assertThat(quarantine("wang", "release", OTHER_MERCHANTS_ACCOUNT).err())
                .contains("cannot be released: 10000 minor units of M002.CNY by the transaction, 0 in the ledger");
        assertThat(quarantine("wang", "release", NO_CHANNEL).exit()).isZero();
        assertThat(quarantine("wang", "void", OTHER_MERCHANTS_ACCOUNT, NO_MONEY, NO_MERCHANT, "T20260213-00154")
                        .exit())
                .isZero();
        assertThat(quarantine("Wang", "approve", NO_CHANNEL).err()).contains("another person decides about it");
        assertThat(quarantine("li", "reject", "T20260213-00154").out()).contains("stays quarantined");
        assertThat(quarantine("li", "approve", "T20260213-00154").err())
                .contains("void of T20260213-00154 is REJECTED already");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(quarantine("li", "approve", NO_CHANNEL, OTHER_MERCHANTS_ACCOUNT, NO_MONEY, NO_MERCHANT)
                            .out())
                    .contains(NO_CHANNEL + ": released", OTHER_MERCHANTS_ACCOUNT + ": voided", NO_MONEY + ": voided");
        }
        assertThat(quarantine("wang", "release", "T20260213-00154").exit()).isZero();
        assertThat(quarantine("li", "void", "T-NOT-THERE").err()).contains("T-NOT-THERE is not quarantined");
        assertThat(CommandRun.of(books, "quarantine", "list").out())
                .doesNotContain(NO_CHANNEL)
                .contains("T20260213-00154", "(release waiting, asked for by wang)");
    }

    private static CommandRun quarantine(String operator, String deed, String... transactions) {
        List<String> all = new ArrayList<>(List.of("quarantine", deed));
        all.addAll(List.of(transactions));
        all.addAll(List.of("--operator", operator, "--reason", "case 7"));
        return CommandRun.of(books, all.toArray(String[]::new));
    }

    @Order(4)
    @Test
    void aCreditIsBookedAfterAllOrNever() {
        assertThat(quarantine("wang", "release", "C-NOBODY").err()).contains("there is no account 987654321; void it");
        assertThat(quarantine("wang", "release", "C-DOLLARS").err()).contains("cannot be released");
        assertThat(quarantine("wang", "void", "C-NOBODY", "C-FROM-NOWHERE", "C-DOLLARS")
                        .exit())
                .isZero();
        assertThat(quarantine("wang", "release", "C-GUARDED").exit()).isZero();
        long before = books.number("SELECT posted_minor FROM account WHERE code = 'M001.CNY.PENDING'");
        assertThat(quarantine("wang", "approve", "C-GUARDED").err()).contains("another person decides about it");
        books.jdbc().update("UPDATE account SET overdraft_limit_minor = 10000 WHERE code = 'M003.CNY.BALANCE'");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(quarantine("li", "approve", "C-NOBODY", "C-FROM-NOWHERE", "C-DOLLARS", "C-GUARDED")
                            .out())
                    .contains("C-NOBODY: voided", "C-GUARDED: released");
        }
        assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M001.CNY.PENDING'"))
                .isEqualTo(before + 10_000);
        assertThat(CommandRun.of(books, "quarantine", "list").out()).doesNotContain("C-");
        assertThat(CommandRun.of(books, "quarantine", "list", "--all").out()).contains("C-NOBODY", "void approved");
    }

    @Order(5)
    @Test
    void theNextNightSettlesWhatWasReleasedAndEveryProofHolds() {
        books.sampleDay(Books.SATURDAY);
        RunResult result = books.night(Books.SATURDAY);
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.DONE);
        assertThat(books.jdbc().queryForList("""
                SELECT t.transaction_id FROM settlement_line l JOIN transaction t ON t.id = l.id
                JOIN quarantine q ON q.id = t.id""", String.class)).containsExactly(NO_CHANNEL);
        assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("settlement/not-settled-2026-02-14.csv")))
                .filteredOn(row -> row.get("reason").equals("QUARANTINED"))
                .extracting(row -> row.get("transaction_id"))
                .containsExactlyInAnyOrder("T20260213-00114", "T20260213-00154", NO_PAYOUT, NO_RULE, TO_NO_ACCOUNT);
    }
}

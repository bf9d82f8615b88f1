package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.TransactionLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** M003 has sub-accounts. On Friday its balance got 50.00, of which 20.00 are held; Saturday moves it on. */
@Tag("database")
class AccountCommandTest {
    @TempDir
    private static Path home;

    private static Books books;
    private static Books unclosed;

    @BeforeAll
    static void open(@TempDir Path other) throws IOException {
        books = Books.sample(home);
        Funds funds = new Funds(books);
        books.copySampleInput(Books.FRIDAY);
        Files.delete(home.resolve("in/2026-02-13/transactions.csv"));
        funds.give("M003.CNY.BALANCE", 5000, Books.FRIDAY);
        funds.give("M003.CNY.BALANCE.MALL", 700, Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome().name()).isEqualTo("DONE");
        funds.give("M003.CNY.BALANCE", 1000, Books.SATURDAY);
        funds.give("M003.CNY.BALANCE.FOOD", 30, Books.SATURDAY);
        books.jdbc().update("UPDATE account SET held_minor = 2000 WHERE code = 'M003.CNY.BALANCE'");
        books.importTransactions(
                TransactionLine.file(
                        home,
                        "saturday.csv",
                        TransactionLine.payment("SALE", "M003", "100.00").on(Books.SATURDAY),
                        TransactionLine.of("REFUND", "REFUND", "M003", "10.00").on(Books.SATURDAY),
                        TransactionLine.of("LOSS", "CHARGEBACK", "M003", "200.00")
                                .on(Books.SATURDAY)),
                Books.SATURDAY);
        unclosed = Books.sample(other);
    }

    @AfterAll
    static void close() {
        books.close();
        unclosed.close();
    }

    @Test
    void anOwnersAccountsAreSummedAndWhatItOwesStandsBeside() {
        JsonNode answer = json("account", "M003", "--json");

        assertThat(texts(answer.get("accounts"), "account"))
                .containsExactly(
                        "M003.CNY.PENDING",
                        "M003.CNY.BALANCE",
                        "M003.CNY.RESERVE",
                        "M003.CNY.DUE",
                        "M003.CNY.TRANSIT",
                        "M003.CNY.BALANCE.MALL",
                        "M003.CNY.BALANCE.FOOD");
        // pending -100.00 and its buffer 100.00, balance 60.00 - 40.00, sub-accounts 7.30
        assertThat(answer.get("owner")).hasSize(1);
        assertThat(answer.get("owner").get(0).toString()).isEqualTo("""
                        {"owner":"M003","currency":"CNY","posted":"-72.70","buffered":"100.00","held":"20.00",\
                        "available":"-92.70","effective":"7.30","due":"70.00","transit":"210.00"}""");
    }

    @Test
    void theSumsAreThoseOfTheAccounts() {
        JsonNode answer = json("account", "M003", "--json");
        for (String figure : List.of("posted", "buffered", "held", "available", "effective")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode account : answer.get("accounts")) {
                if (!account.get("account").asString().matches(".*\\.(DUE|TRANSIT)")) {
                    sum = sum.add(new BigDecimal(account.get(figure).asString()));
                }
            }
            assertThat(answer.get("owner").get(0).get(figure).asString())
                    .as(figure)
                    .isEqualTo(sum.toPlainString());
        }
    }

    @Test
    void peopleReadItAsText() {
        assertThat(CommandRun.of(books, "account", "M003").out()).endsWith("""
                M003 in CNY: all that is owed to it
                  posted                         -72.70
                  buffered                       100.00
                  held                            20.00
                  available                      -92.70
                  effective                        7.30
                  it owes (DUE)                   70.00
                  in TRANSIT                     210.00
                """);
    }

    /** In the institution's zone; a row of before credits had a time is counted without one. */
    @Test
    void howManyCreditsWaitAndSinceWhen() {
        books.letRecordsBeChanged();
        books.jdbc().update("UPDATE buffered_credit SET written_at = '2026-02-14 10:00:05.678'");

        assertThat(CommandRun.of(books, "account", "M003.CNY.PENDING").out())
                .contains("\n    buffered: 1 credit waits, the oldest since 2026-02-14 10:00:05 Z\n");
        assertThat(json("account", "M003.CNY.PENDING", "--json")
                        .get(0)
                        .get("waiting")
                        .toString())
                .isEqualTo("{\"credits\":1,\"oldest\":\"2026-02-14 10:00:05 Z\"}");
        assertThat(CommandRun.of(books, "status").out())
                .contains("buffered: 3 credits wait, the oldest since 2026-02-14 10:00:05 Z\n");
        assertThat(json("status", "--json").get("buffered").get("credits").asInt())
                .isEqualTo(3);

        books.jdbc().update("UPDATE buffered_credit SET written_at = NULL");
        assertThat(CommandRun.of(books, "status").out()).contains("buffered: 3 credits wait\n");
    }

    @Test
    void whatIsZeroBesideTheSumIsNotTold() {
        assertThat(CommandRun.of(unclosed, "account", "M001").out())
                .contains("M001 in CNY: all that is owed to it")
                .doesNotContain("it owes", "in TRANSIT");
    }

    @Test
    void ourOwnAccountsAreNotSummed() {
        JsonNode answer = json("account", "cardnet", "--json");

        assertThat(answer.get("accounts").size()).isPositive();
        assertThat(answer.get("owner").size()).isZero();
    }

    @Test
    void anAccountKeepsItsClosingBalanceBesideTheCurrentOne() {
        JsonNode balance = json("account", "M003.CNY.BALANCE", "--json").get(0);

        assertThat(balance.get("closing").toString())
                .isEqualTo("{\"businessDate\":\"2026-02-13\",\"amount\":\"50.00\"}");
        assertThat(balance.get("posted").asString()).isEqualTo("20.00");
        assertThat(CommandRun.of(books, "account", "M003.CNY.BALANCE").out())
                .contains("  closing 2026-02-13              50.00\n");
    }

    /** Its last row is older than the last closed date, or there is none; debit accounts turn their sign. */
    @Test
    void theClosingBalanceIsThatOfTheLastClosedDateWhateverDateItMovedOn() {
        Books three = Nights.three();
        assertThat(three.jdbc().queryForList("""
                        SELECT a.code FROM account a
                        WHERE a.code IN ('M010.USD.BALANCE', 'M001.CNY.RESERVE', 'lotus.CNY.CASH')
                        ORDER BY a.code""", String.class)).hasSize(3);

        assertThat(closing(three, "M001.CNY.RESERVE")).isEqualTo("2026-02-15 0.00");
        for (String code : List.of("M010.USD.BALANCE", "lotus.CNY.CASH")) {
            long minor = three.number("""
                    SELECT b.closing_minor FROM closing_balance b JOIN account a ON a.account_id = b.account_id
                    WHERE a.code = ? ORDER BY b.business_date DESC LIMIT 1""", code);
            BigDecimal shown = BigDecimal.valueOf(code.contains("CASH") ? -minor : minor, 2);
            assertThat(closing(three, code)).isEqualTo("2026-02-15 " + shown.toPlainString());
        }
    }

    @Test
    void beforeTheFirstDateIsClosedThereIsNoClosingBalance() {
        JsonNode account = new JsonMapper()
                .readTree(CommandRun.of(unclosed, "account", "M003.CNY.BALANCE", "--json")
                        .out())
                .get(0);

        assertThat(account.get("closing").isNull()).isTrue();
        assertThat(CommandRun.of(unclosed, "account", "M003").out()).doesNotContain("closing");
    }

    @Test
    void whatIsNeitherAccountNorOwnerIsWrongUse() {
        CommandRun unknown = CommandRun.of(books, "account", "M999");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("there is no account or owner 'M999'");
    }

    private static String closing(Books of, String code) {
        JsonNode closing = new JsonMapper()
                .readTree(CommandRun.of(of, "account", code, "--json").out())
                .get(0)
                .get("closing");
        return closing.get("businessDate").asString() + " "
                + closing.get("amount").asString();
    }

    private static JsonNode json(String... arguments) {
        CommandRun run = CommandRun.of(books, arguments);
        assertThat(run.exit()).isZero();
        return new JsonMapper().readTree(run.out());
    }

    private static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(node -> node.get(field).asString()).toList();
    }
}

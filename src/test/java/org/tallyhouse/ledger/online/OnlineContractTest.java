package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.Balance;

/** The SQL of docs/online-contract.md, run as it stands there: it books what the library books. */
@Tag("database")
class OnlineContractTest {
    private static final Path DOCUMENT = Path.of("docs/online-contract.md");

    @TempDir
    private Path home;

    private Books books;
    private OnlineShop shop;

    @BeforeEach
    void open() {
        books = Books.empty(home);
        shop = new OnlineShop(books);
    }

    @AfterEach
    void theInvariantsHold() {
        assertThat(shop.books.broken()).isEmpty();
        books.close();
    }

    @Test
    void aPaymentIsTheSameInSql() {
        assertThat(run("payment", paymentOf(shop.first("PENDING"), 100))).containsExactly(1, 1);

        OnlineTransaction same = new OnlineTransaction(
                "P",
                OnlineShop.NOON,
                "",
                shop.owners().get(0),
                shop.owners().get(2),
                "QR",
                "DEBIT",
                "CNY",
                100,
                "ch-1");
        assertThat(shop.run(connection -> shop.ledger.pay(connection, same)).entries())
                .isEmpty();
        assertThat(shop.figures(shop.first("PENDING"))).containsExactly(0L, 100L, 0L, 0L, 100L);
        assertThat(books.number("SELECT COUNT(*) FROM transaction")).isEqualTo(1);
    }

    @Test
    void anUnknownAccountFailsThePayment() {
        assertThat(failure("payment", paymentOf("NOBODY.CNY.PENDING", 100))).isEqualTo(1048);
    }

    @Test
    void aTransferIsTheSameInSql() {
        String balance = shop.first("BALANCE");
        String other = shop.second("BALANCE");
        shop.fund(balance, 100);
        Map<String, Object> transfer =
                Map.of("debited", balance, "credited", other, "currency", "CNY", "amount_minor", 60, "reference", "T");

        assertThat(run("transfer", transfer)).containsExactly(1, 1, 1, 2);

        assertThat(shop.transfer(new Movement("T", balance, other, 60, "CNY")).entries())
                .containsExactlyInAnyOrder(new Receipt.Booked(balance, -60, 40), new Receipt.Booked(other, 60, 60));
        assertThat(failure("transfer", transfer)).isEqualTo(1062);
    }

    @Test
    void aHoldAndItsReleaseAreTheSameInSql() {
        String balance = shop.first("BALANCE");
        shop.fund(balance, 100);
        assertThat(run(
                        "hold",
                        Map.of(
                                "debited",
                                balance,
                                "currency",
                                "CNY",
                                "amount_minor",
                                60,
                                "hold_id",
                                "H",
                                "reason",
                                "")))
                .containsExactly(1, 1);
        assertThat(run("release", Map.of("hold_id", "H", "amount_minor", 25, "reference", "R")))
                .containsExactly(1, 1, 1);

        assertThat(shop.figures(balance)).containsExactly(100L, 0L, 35L, 65L, 65L);
        assertThat(shop.release("R", "H", 25).reference()).isEqualTo("R");
        shop.capture("H", shop.movement(balance, shop.second("BALANCE"), 35));
    }

    @Test
    void theHolderSeesTheSameInSql() {
        shop.fund(shop.first("BALANCE"), 100);
        shop.buffer(shop.movement(shop.channel("RECEIVABLE"), shop.first("PENDING"), 20));
        shop.place("H", shop.first("BALANCE"), 30);
        String owner = shop.owners().get(0);
        List<List<Long>> seen = new ArrayList<>();

        shop.run(connection -> {
            set(connection, Map.of("owner", owner));
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(block("balances").get(0))) {
                while (row.next()) {
                    seen.add(List.of(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
                }
            }
            return seen;
        });

        assertThat(seen)
                .isEqualTo(shop.run(connection -> shop.ledger.balances(connection, owner)).stream()
                        .map(Balance::account)
                        .sorted()
                        // a transit account is debited through the buffer
                        .map(account -> account.endsWith("TRANSIT") ? seen.get(seen.size() - 1) : shop.figures(account))
                        .toList());
    }

    private Map<String, Object> paymentOf(String credited, long amountMinor) {
        return Map.ofEntries(
                Map.entry("credited", credited),
                Map.entry("debited", shop.channel("RECEIVABLE")),
                Map.entry("currency", "CNY"),
                Map.entry("amount_minor", amountMinor),
                Map.entry("reference", "P"),
                Map.entry("occurred_at", "2026-02-13 12:00:00.000"),
                Map.entry("merchant_id", shop.owners().get(0)),
                Map.entry("channel", shop.owners().get(2)),
                Map.entry("product", "QR"),
                Map.entry("card_type", "DEBIT"),
                Map.entry("channel_reference", "ch-1"));
    }

    /** Rows changed by each writing statement of a block. */
    private List<Integer> run(String block, Map<String, Object> variables) {
        return shop.run(connection -> {
            set(connection, variables);
            List<Integer> changed = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                for (String sql : block(block)) {
                    boolean rows = statement.execute(sql);
                    if (!rows && (sql.startsWith("INSERT") || sql.startsWith("UPDATE"))) {
                        changed.add(statement.getUpdateCount());
                    }
                }
            }
            return changed;
        });
    }

    private int failure(String block, Map<String, Object> variables) {
        try {
            run(block, variables);
            throw new AssertionError("the block did not fail");
        } catch (RuntimeException e) {
            return ((SQLException) e.getCause()).getErrorCode();
        }
    }

    private static void set(Connection connection, Map<String, Object> variables) throws SQLException {
        for (Map.Entry<String, Object> variable : variables.entrySet()) {
            try (PreparedStatement statement =
                    connection.prepareStatement("SET @%s = ?".formatted(variable.getKey()))) {
                statement.setObject(1, variable.getValue());
                statement.execute();
            }
        }
    }

    /** The statements of a block of the document. */
    private static List<String> block(String name) {
        try {
            Matcher block = Pattern.compile("```sql " + name + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(DOCUMENT));
            assertThat(block.find()).as("block %s of %s", name, DOCUMENT).isTrue();
            return Pattern.compile(";\\s*\n")
                    .splitAsStream(block.group(1))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

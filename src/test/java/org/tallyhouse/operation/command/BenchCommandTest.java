package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmarks run, tell what they measured, and leave nothing. */
@Tag("database")
@Isolated("it changes a setting of the whole server")
class BenchCommandTest {
    @TempDir
    private static Path home;

    private static Books books;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void open() {
        books = Books.empty(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void postingTellsItsStepsAndTheFloor() {
        assertThat(run("bench", "posting", "--credits", "3000", "--accounts", "50"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("3,000 credits over 50 accounts", "floor: sum by account", "floor: update accounts")
                .contains("posting.total", "posting.book", "posting.prove", "times the floor");
        assertThat(books.number(
                        "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'tallyhouse_bench'"))
                .isZero();
    }

    @Test
    void aNightTellsEachStageBesideItsFloor() {
        assertThat(run("bench", "--transactions", "2000", "--merchants", "60"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("import", "posting", "clearing", "reconciliation", "settlement", "payout", "close")
                .contains("close.prove", "night, from start to end", "2,000 rows");
        assertThat(home.resolve("data/bench")).doesNotExist();
    }

    @Test
    void everyPlantedBreakIsFoundOnceBesideTheFloor() {
        assertThat(run("bench", "reconciliation", "--transactions", "1400"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1,400 transactions and a bill with 14 planted breaks, each found once")
                .contains("floor: LOAD DATA of the bill", "reconciliation.compare", "times the floor");
    }

    @Test
    void theServersOwnSettingIsPutBack() {
        long before = books.number("SELECT @@GLOBAL.local_infile");
        books.jdbc().execute("SET GLOBAL local_infile = 0");
        try {
            assertThat(run("bench", "reconciliation", "--transactions", "100"))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();
            assertThat(books.number("SELECT @@GLOBAL.local_infile")).isZero();
        } finally {
            books.jdbc().execute("SET GLOBAL local_infile = " + before);
        }
    }

    @Test
    void twoAtOnceDoNotDropEachOthersTables() throws SQLException {
        DatabaseSettings database = books.database();
        try (Connection other =
                        DriverManager.getConnection(database.connectionUrl(), database.user(), database.password());
                Statement statement = other.createStatement()) {
            statement.execute("DO GET_LOCK('tallyhouse_bench', 0)");
            assertThat(run("bench", "posting", "--credits", "500", "--accounts", "9"))
                    .isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("another run works in the schema tallyhouse_bench; wait until it has ended");
        }
    }

    @Test
    void programsReadItAsJson() {
        assertThat(run("bench", "posting", "--credits", "500", "--accounts", "9", "--json"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        JsonNode result = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(result.get("credits").asInt()).isEqualTo(500);
        assertThat(result.get("steps").size()).isEqualTo(4);
        assertThat(result.get("server").get("version").asString()).isNotBlank();
        assertThat(result.get("ratio").decimalValue()).isPositive();
    }

    @Test
    void fewerAccountsThanHotOnesAreWrongUse() {
        assertThat(run("bench", "posting", "--accounts", "4")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--accounts must be 5 to 99999");
    }

    private int run(String... arguments) {
        DatabaseSettings owner = TestDatabase.owner(books.database());
        Map<String, String> environment = Map.of(
                "TALLYHOUSE_HOME", home.toString(),
                "TALLYHOUSE_DB_URL", books.database().url(),
                "TALLYHOUSE_DB_USER", books.database().user(),
                "TALLYHOUSE_DB_PASSWORD", books.database().password(),
                "TALLYHOUSE_DB_OWNER", owner.user(),
                "TALLYHOUSE_DB_OWNER_PASSWORD", owner.password());
        return TallyhouseCommand.run(environment, new PrintStream(out), new PrintStream(err), arguments);
    }
}

package org.tallyhouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.TestDatabase;

/** Rows that the server loads are those that it was given, or none. */
@Tag("database")
class BulkInsertTest {
    private static final BulkTable<Thing> THING =
            BulkTable.<Thing>named("thing").with("id", Thing::id).with("name", Thing::name);

    /** In another order than the table's; both amounts are of one type. */
    private static final BulkTable<Sum> SUM = BulkTable.<Sum>named("sum")
            .adding("fee_minor", Sum::feeMinor)
            .with("id", Sum::id)
            .adding("amount_minor", Sum::amountMinor);

    private record Thing(int id, @Nullable String name) {}

    private record Sum(int id, long amountMinor, long feeMinor) {}

    private Connection connection;
    private BulkInsert bulk;

    @BeforeEach
    void open() throws SQLException {
        connection = TestDatabase.connect(TestDatabase.owner(TestDatabase.empty()));
        bulk = new BulkInsert(CurrentConnection.of(connection));
        execute("CREATE TABLE thing (id BIGINT NOT NULL, name VARCHAR(12) NULL, PRIMARY KEY (id),"
                + " CONSTRAINT thing_id CHECK (id < 100)) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin");
        execute("CREATE TABLE sum (id INT NOT NULL, amount_minor BIGINT NOT NULL, fee_minor BIGINT NOT NULL,"
                + " PRIMARY KEY (id))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyCharacterArrivesAsItIs() throws SQLException {
        List<String> names =
                Arrays.asList("plain", "", null, "a\tb\nc\rd", "\\N", "\\", "'\"`;", "付款\uD83D\uDE00", "\0");
        bulk.load(
                THING,
                IntStream.range(0, names.size())
                        .mapToObj(id -> new Thing(id, names.get(id)))
                        .toList());
        assertThat(names()).isEqualTo(names);
    }

    @Test
    void aRowThatDoesNotFitFailsTheBatch() {
        assertThatThrownBy(() -> bulk.load(THING, List.of(thing(1), thing(2), thing(1))))
                .satisfies(failure -> assertThat(DatabaseErrors.isDuplicateKey((RuntimeException) failure))
                        .isTrue());
        assertThatThrownBy(() -> bulk.load(THING, List.of(thing(3), thing(200))))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> bulk.load(THING, List.of(new Thing(4, "longer than it may be"))))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void eachValueArrivesInTheColumnItIsNamedWith() throws SQLException {
        bulk.insert(SUM, List.of(new Sum(1, 100, 3)));
        bulk.load(SUM, List.of(new Sum(2, 200, 4)));
        assertThat(sums()).containsExactly(new Sum(1, 100, 3), new Sum(2, 200, 4));
    }

    @Test
    void aRowThatIsThereIsRefusedOrAddedToOrReplaced() throws SQLException {
        bulk.insert(SUM, List.of(new Sum(1, 100, 3)));
        assertThatThrownBy(() -> bulk.insert(SUM, List.of(new Sum(1, 100, 3))))
                .satisfies(failure -> assertThat(DatabaseErrors.isDuplicateKey((RuntimeException) failure))
                        .isTrue());
        bulk.insert(SUM, List.of(new Sum(2, 200, 4)));
        bulk.add(SUM, List.of(new Sum(1, 10, 1), new Sum(1, 10, 1), new Sum(3, 300, 5)));
        assertThat(sums()).containsExactly(new Sum(1, 120, 5), new Sum(2, 200, 4), new Sum(3, 300, 5));
        bulk.replace(SUM, List.of(new Sum(2, 250, 6), new Sum(4, 400, 7)));
        assertThat(sums())
                .containsExactly(new Sum(1, 120, 5), new Sum(2, 250, 6), new Sum(3, 300, 5), new Sum(4, 400, 7));
    }

    @Test
    void aRowIsFoundByItsKeyAndChanged() throws SQLException {
        bulk.insert(SUM, List.of(new Sum(1, 100, 3), new Sum(2, 200, 4)));
        BulkUpdate<Sum> update = BulkUpdate.<Sum>of("sum", "id", Sum::id)
                .with("fee_minor", Sum::feeMinor)
                .adding("amount_minor", Sum::amountMinor);
        bulk.update(update, List.of(new Sum(2, 50, 9)));
        assertThat(sums()).containsExactly(new Sum(1, 100, 3), new Sum(2, 250, 9));
        assertThatThrownBy(() -> bulk.update(update, List.of(new Sum(1, 50, 9), new Sum(3, 1, 1))))
                .isInstanceOf(ChangedMeanwhile.class)
                .hasMessageContaining("sum: 1 of 2 rows");
    }

    /** Of many rows, a single one that is not as it was read is told. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void aRowThatIsNotAsItWasReadFailsAll(int count) throws SQLException {
        List<Sum> rows = IntStream.rangeClosed(1, count)
                .mapToObj(id -> new Sum(id, 100, 3))
                .toList();
        bulk.insert(SUM, rows);
        BulkUpdate<Sum> update = BulkUpdate.<Sum>of("sum", "id", Sum::id)
                .adding("amount_minor", Sum::amountMinor)
                .expecting("fee_minor", Sum::feeMinor);
        bulk.update(update, rows);
        execute("UPDATE sum SET fee_minor = 4 WHERE id = " + count);

        assertThatThrownBy(() -> bulk.update(update, rows))
                .isInstanceOf(ChangedMeanwhile.class)
                .hasMessageContaining("sum: %d of %d rows", count - 1, count);
    }

    /** Whoever poses as the server, or gets a statement in, gets no file of ours. */
    @Test
    void noFileIsGivenAway(@TempDir Path folder) throws IOException, SQLException {
        Path secret = Files.writeString(folder.resolve("secret"), "7\tsecret\n");
        bulk.load(THING, List.of(thing(1)));
        assertThatThrownBy(() -> execute("LOAD DATA LOCAL INFILE '%s' INTO TABLE thing".formatted(secret)))
                .isInstanceOf(SQLException.class);
        assertThat(names()).containsExactly("x");
    }

    private static Thing thing(int id) {
        return new Thing(id, "x");
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM thing ORDER BY id")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private List<Sum> sums() throws SQLException {
        List<Sum> sums = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM sum ORDER BY id")) {
            while (row.next()) {
                sums.add(new Sum(row.getInt("id"), row.getLong("amount_minor"), row.getLong("fee_minor")));
            }
        }
        return sums;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

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
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.TestDatabase;

/** Rows that the server loads are those that it was given, or none. */
class BulkInsertTest {
    private static final List<String> COLUMNS = List.of("id", "name");

    private Connection connection;
    private BulkInsert bulk;

    @BeforeEach
    void open() throws SQLException {
        connection = TestDatabase.connect(TestDatabase.empty());
        bulk = new BulkInsert(CurrentConnection.of(connection));
        execute("CREATE TABLE thing (id BIGINT NOT NULL, name VARCHAR(12) NULL, PRIMARY KEY (id),"
                + " CONSTRAINT thing_id CHECK (id < 100)) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyCharacterArrivesAsItIs() throws SQLException {
        List<String> names =
                Arrays.asList("plain", "", null, "a\tb\nc\rd", "\\N", "\\", "'\"`;", "付款\uD83D\uDE00", "\0");
        bulk.load("thing", COLUMNS, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), id -> new Object[] {id, names.get(id)});
        assertThat(names()).isEqualTo(names);
    }

    @Test
    void aRowThatDoesNotFitFailsTheBatch() {
        Function<Integer, Object[]> row = id -> new Object[] {id, "x"};
        assertThatThrownBy(() -> bulk.load("thing", COLUMNS, List.of(1, 2, 1), row))
                .satisfies(failure -> assertThat(DatabaseErrors.isDuplicateKey((RuntimeException) failure))
                        .isTrue());
        assertThatThrownBy(() -> bulk.load("thing", COLUMNS, List.of(3, 200), row))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(
                        () -> bulk.load("thing", COLUMNS, List.of(4), id -> new Object[] {id, "longer than it may be"}))
                .isInstanceOf(DatabaseException.class);
    }

    /** Whoever poses as the server, or gets a statement in, gets no file of ours. */
    @Test
    void noFileIsGivenAway(@TempDir Path folder) throws IOException, SQLException {
        Path secret = Files.writeString(folder.resolve("secret"), "7\tsecret\n");
        bulk.load("thing", COLUMNS, List.of(1), id -> new Object[] {id, "x"});
        assertThatThrownBy(() -> execute("LOAD DATA LOCAL INFILE '%s' INTO TABLE thing".formatted(secret)))
                .isInstanceOf(SQLException.class);
        assertThat(names()).containsExactly("x");
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

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

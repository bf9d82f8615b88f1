package org.tallyhouse.close.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.DatabaseSettings;

/** What a closed date's digests are made of cannot be rewritten by the user that runs. */
@Tag("database")
class SealedColumnsTest {
    /** Final only once it is decided about. */
    private static final String ADJUSTMENT = "adjustment";

    /** Written behind the row, when the file is there, and never again: a trigger sees to it. */
    private static final Set<String> WRITTEN_LATER = Set.of("bank_file.sha256");

    @Test
    void theRunnerCanNeitherChangeNorTakeThemOut() throws SQLException {
        DatabaseSettings database = TestDatabase.fresh();
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            List<FinalTable> tables = FinalTables.ALL.stream()
                    .filter(table -> !table.table().equals(ADJUSTMENT))
                    .toList();
            for (FinalTable table : tables) {
                assertThat(columns(table))
                        .allMatch(column -> isDenied(
                                statement, "UPDATE %s SET %s = NULL WHERE FALSE".formatted(table.table(), column)));
                assertThat(List.of(table.table(), ADJUSTMENT))
                        .allMatch(name -> isDenied(statement, "DELETE FROM %s WHERE FALSE".formatted(name)));
            }
        } finally {
            TestDatabase.drop(database);
        }
    }

    /** Those of the table itself, which its rows are sealed by. */
    private static List<String> columns(FinalTable table) {
        return Stream.concat(table.keys().stream(), table.columns().stream())
                .filter(column -> column.startsWith("t."))
                .map(column -> column.substring(2))
                .filter(column -> !WRITTEN_LATER.contains(table.table() + "." + column))
                .toList();
    }

    private static boolean isDenied(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return false;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).contains("command denied");
        }
    }
}

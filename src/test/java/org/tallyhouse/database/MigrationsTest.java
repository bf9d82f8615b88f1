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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tallyhouse.TestDatabase;

@Tag("database")
class MigrationsTest {
    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");
    private static final String HISTORY = "SELECT CONCAT(installed_rank, ' ', version, ' ', success, ' ', installed_on)"
            + " FROM flyway_schema_history ORDER BY installed_rank";

    @Test
    void theNewestVersionIsThatOfTheNewestFile() throws IOException {
        assertThat(versions()).isNotEmpty().last().hasToString(Migrations.NEWEST);
    }

    @Test
    void theVersionsOfTheFilesHaveNoGap() throws IOException {
        List<Integer> versions = versions();

        assertThat(versions)
                .isEqualTo(Stream.iterate(1, version -> version + 1)
                        .limit(versions.size())
                        .toList());
    }

    @Test
    void applyingTwiceChangesNothing() throws SQLException, IOException {
        DatabaseSettings database = TestDatabase.empty();
        DatabaseSettings owner = TestDatabase.owner(database);
        Migrations.apply(owner, database);
        List<String> once = texts(database, HISTORY);

        Migrations.apply(owner, database);

        assertThat(once).hasSameSizeAs(versions());
        assertThat(texts(database, HISTORY)).isEqualTo(once);
    }

    @Test
    void whoRunsIsToldWhichCommandMigrates() throws SQLException {
        DatabaseSettings database = TestDatabase.fresh();
        Migrations.require(database);
        try (Connection connection = TestDatabase.connect(TestDatabase.owner(database));
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM flyway_schema_history WHERE version = " + Migrations.NEWEST);
        }

        assertThatThrownBy(() -> Migrations.require(database))
                .hasMessageContaining("is at version %d, and this program needs %s: give ./run.sh db migrate"
                        .formatted(Integer.parseInt(Migrations.NEWEST) - 1, Migrations.NEWEST));
    }

    private static List<Integer> versions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sql/schema"))) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> texts(DatabaseSettings database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

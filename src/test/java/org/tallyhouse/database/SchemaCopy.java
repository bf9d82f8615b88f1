package org.tallyhouse.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What makes a schema like another one, which is still there: its tables, their rows, its triggers. */
public final class SchemaCopy {
    /** A generated column has its value of itself. */
    private static final String STORED_COLUMNS = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = '%s' AND table_name = '%s' AND COALESCE(generation_expression, '') = ''
            ORDER BY ordinal_position
            """;

    private final List<String> statements;

    private SchemaCopy(List<String> statements) {
        this.statements = List.copyOf(statements);
    }

    /** Copies the schema as it is now; afterwards its rows may change no more. */
    public static SchemaCopy of(DatabaseSettings original) throws SQLException {
        List<String> all = new ArrayList<>(List.of("SET foreign_key_checks = 0"));
        try (Connection connection =
                DriverManager.getConnection(original.connectionUrl(), original.user(), original.password())) {
            for (String table : column(connection, "SHOW TABLES", 1)) {
                all.addAll(column(connection, "SHOW CREATE TABLE " + table, 2));
                if (!column(connection, "SELECT 1 FROM %s LIMIT 1".formatted(table), 1)
                        .isEmpty()) {
                    all.add(rows(connection, original.schema(), table));
                }
            }
            for (String trigger : column(connection, "SHOW TRIGGERS", 1)) {
                for (String sql : column(connection, "SHOW CREATE TRIGGER " + trigger, 3)) {
                    // a server without users names one that is none
                    all.add(sql.replaceFirst(" DEFINER=\\S+", ""));
                }
            }
        }
        return new SchemaCopy(all);
    }

    /** To be executed in an empty schema of the same server, in one session. */
    public List<String> statements() {
        return statements;
    }

    private static String rows(Connection connection, String schema, String table) throws SQLException {
        String columns = String.join(", ", column(connection, STORED_COLUMNS.formatted(schema, table), 1));
        return "INSERT INTO %s (%s) SELECT %s FROM %s.%s".formatted(table, columns, columns, schema, table);
    }

    private static List<String> column(Connection connection, String sql, int column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(column));
            }
        }
        return values;
    }
}

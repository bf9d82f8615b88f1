package org.tallyhouse.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of all tables but those of who runs what, without keys that the server numbers, and without clock times. */
final class AllRows {
    /** Whose rows tell of runs and processes, so that a night that was resumed has others. */
    private static final Set<String> OF_RUNS =
            Set.of("run_lease", "run_heartbeat", "delivery_attempt", "audit_head", "flyway_schema_history");

    /** The audit log's chain goes over its clock times; rows of bills are named by numbers of the server. */
    private static final Set<String> OTHERS =
            Set.of("audit_log.chain", "recon_waiting.row_id", "recon_same_row.by_record_id");

    /** The seal of the audit log is a number and a chain of it. */
    private static final Map<String, String> ROWS = Map.of("closed_digest", " WHERE table_name <> 'audit_log'");

    private static final String COLUMNS = """
            SELECT c.table_name AS tab, c.column_name AS col,
                   CASE WHEN c.data_type LIKE '%binary' OR c.data_type LIKE '%blob' THEN 'HEX(`%s`)'
                        ELSE 'CAST(`%s` AS CHAR)' END AS shown
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
              AND c.data_type NOT IN ('datetime', 'timestamp')
              AND c.column_name NOT IN (SELECT n.column_name FROM information_schema.columns n
                                        WHERE n.table_schema = DATABASE() AND n.extra LIKE '%auto_increment%')
            ORDER BY c.table_name, c.ordinal_position
            """;

    /** The schemas of all books have the same columns, and a server takes long to say which. */
    private static Map<String, List<String>> known = Map.of();

    private AllRows() {}

    private static synchronized Map<String, List<String>> columns(JdbcTemplate jdbc) {
        if (known.isEmpty()) {
            known = readColumns(jdbc);
        }
        return known;
    }

    private static Map<String, List<String>> readColumns(JdbcTemplate jdbc) {
        Map<String, List<String>> columns = new TreeMap<>();
        jdbc.query(COLUMNS, row -> {
            String table = row.getString("tab");
            String column = row.getString("col");
            if (!table.startsWith("BATCH_") && !OF_RUNS.contains(table) && !OTHERS.contains(table + "." + column)) {
                columns.computeIfAbsent(table, any -> new ArrayList<>())
                        .add(row.getString("shown").formatted(column));
            }
        });
        return columns;
    }

    static Map<String, List<String>> of(JdbcTemplate jdbc) {
        Map<String, List<String>> rows = new TreeMap<>();
        columns(jdbc)
                .forEach((table, names) -> rows.put(
                        table,
                        jdbc
                                .queryForList(
                                        "SELECT CONCAT_WS('|', %s) FROM `%s`%s"
                                                .formatted(shown(names), table, ROWS.getOrDefault(table, "")),
                                        String.class)
                                .stream()
                                .sorted()
                                .toList()));
        return rows;
    }

    private static String shown(List<String> columns) {
        return String.join(
                ", ", columns.stream().map("COALESCE(%s, 'NULL')"::formatted).toList());
    }
}

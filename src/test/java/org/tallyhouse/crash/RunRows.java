package org.tallyhouse.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.DatabaseSettings;

/**
 * What is written down of runs: much of it is written again as it was, with a later time or one change more counted, and
 * who resumes a run finds the same.
 */
final class RunRows implements AutoCloseable {
    private static final List<String> SHOWN = List.of(
            "SELECT * FROM BATCH_JOB_INSTANCE",
            "SELECT * FROM BATCH_JOB_EXECUTION_PARAMS",
            "SELECT JOB_EXECUTION_ID, JOB_INSTANCE_ID, STATUS, EXIT_CODE, EXIT_MESSAGE, START_TIME, END_TIME"
                    + " FROM BATCH_JOB_EXECUTION",
            "SELECT * FROM BATCH_JOB_EXECUTION_CONTEXT",
            "SELECT STEP_EXECUTION_ID, STEP_NAME, JOB_EXECUTION_ID, STATUS, COMMIT_COUNT, WRITE_COUNT, EXIT_CODE,"
                    + " EXIT_MESSAGE, START_TIME, END_TIME FROM BATCH_STEP_EXECUTION",
            "SELECT * FROM BATCH_STEP_EXECUTION_CONTEXT",
            "SELECT * FROM BATCH_JOB_INSTANCE_SEQ",
            "SELECT * FROM BATCH_JOB_EXECUTION_SEQ",
            "SELECT * FROM BATCH_STEP_EXECUTION_SEQ",
            "SELECT job_name, business_date, token FROM run_heartbeat");

    private final Connection connection;
    private final Set<String> otherTables = new HashSet<>();

    RunRows(DatabaseSettings database) {
        try {
            connection = TestDatabase.connect(TestDatabase.owner(database));
            rows("SHOW TABLES").forEach(table -> otherTables.add(table.toLowerCase(Locale.ROOT)));
            otherTables.removeIf(table -> table.startsWith("batch_") || table.equals("run_heartbeat"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a commit whose statements have these words may have changed anything else. */
    boolean areNotAllOf(Set<String> words) {
        return words.stream().anyMatch(otherTables::contains);
    }

    List<String> now() {
        List<String> all = new ArrayList<>();
        SHOWN.forEach(sql -> all.addAll(rows(sql)));
        return all;
    }

    private List<String> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.append(column == 1 ? "" : "|").append(rows.getString(column));
                }
                found.add(row.toString());
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

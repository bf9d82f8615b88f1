package org.tallyhouse.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the user that runs may do in the schema: read and insert anywhere, and change or take out rows of the tables that
 * are named here; nothing else. What is final has no line here, so that even a program of ours cannot rewrite it. A schema
 * learns of new rights by its next migration; one that changes no table will do.
 */
final class RunnerGrants {
    /** Whoever may neither update nor delete may lock rows by {@code FOR UPDATE} only with the right to lock tables. */
    private static final String EVERYWHERE = "SELECT, INSERT, LOCK TABLES";

    /** Whose rows change. */
    static final List<String> CHANGED = List.of(
            "BATCH_JOB_EXECUTION",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "BATCH_JOB_EXECUTION_SEQ",
            "BATCH_JOB_INSTANCE_SEQ",
            "BATCH_STEP_EXECUTION",
            "BATCH_STEP_EXECUTION_CONTEXT",
            "BATCH_STEP_EXECUTION_SEQ",
            "account",
            "adjustment",
            "amount_ceiling",
            "bank",
            "bank_statement",
            "bill_replacement",
            "bill_total",
            "break_resolution",
            "business_day",
            "calendar",
            "calendar_day",
            "capture_request",
            "channel",
            "credit_decision",
            "delivery_attempt",
            "encrypted_copy",
            "fee_rule",
            "file_import",
            "funds_item",
            "hold",
            "import_total",
            "incoming_file",
            "institution",
            "merchant",
            "merchant_agent",
            "merchant_alias",
            "merchant_bank_account",
            "operator",
            "payout_due",
            "payout_terms",
            "posting_window",
            "quarantine_decision",
            "recon_bill",
            "recon_match",
            "recon_match_part",
            "recon_total",
            "recon_waiting",
            "reconciliation_terms",
            "run_heartbeat",
            "run_lease",
            "schedule_run",
            "scheduler",
            "settlement_left_out",
            "settlement_request",
            "settlement_stop",
            "settlement_terms",
            "transfer_move");

    /** The columns that change in rows of which the rest is final. */
    static final Map<String, List<String>> CHANGED_COLUMNS = new TreeMap<>(Map.of(
            "bank_file", List.of("delivery", "delivery_failure", "sha256"),
            "payout_instruction", List.of("file_date", "file_sequence", "status"),
            "recon_break", List.of("record_id")));

    /** Whose rows are taken out; those of {@code closed_digest} only before their date is closed, by a trigger. */
    static final List<String> TAKEN_OUT = List.of(
            "bill_replacement",
            "break_resolution",
            "closed_digest",
            "closed_part",
            "payout_due",
            "picked_up_file",
            "recon_match",
            "recon_match_part",
            "recon_waiting",
            "schedule_run",
            "scheduler",
            "stage_total",
            "waiting_line");

    private static final int NEVER_GIVEN = 1147;

    private RunnerGrants() {}

    /** Gives the rights, as the schema's owner. */
    static void give(Connection owner, DatabaseSettings runner) throws SQLException {
        String account = account(runner);
        try (Statement statement = owner.createStatement()) {
            for (String grant : statements(runner.schema(), account)) {
                statement.execute(grant);
            }
        }
    }

    /** Takes back the rights that earlier versions gave and this one does not name. */
    static void takeBack(Connection owner, DatabaseSettings runner) throws SQLException {
        String account = account(runner);
        try (Statement statement = owner.createStatement()) {
            for (String table : tables(statement)) {
                if (!CHANGED.contains(table) && !CHANGED_COLUMNS.containsKey(table)) {
                    takeBack("UPDATE", table, runner.schema(), account, statement);
                }
                if (!TAKEN_OUT.contains(table)) {
                    takeBack("DELETE", table, runner.schema(), account, statement);
                }
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void takeBack(String right, String table, String schema, String account, Statement statement)
            throws SQLException {
        try {
            statement.execute("REVOKE %s ON `%s`.`%s` FROM %s".formatted(right, schema, table, account));
        } catch (SQLException e) {
            if (e.getErrorCode() != NEVER_GIVEN) {
                throw e;
            }
        }
    }

    /** The server knows an account by a name and the hosts it may come from. */
    private static String account(DatabaseSettings runner) throws SQLException {
        try (Connection connection = Migrations.connect(runner.inSchema(""));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_USER()")) {
            row.next();
            String name = row.getString(1).replace("'", "''");
            int host = name.lastIndexOf('@');
            return "'%s'@'%s'".formatted(name.substring(0, host), name.substring(host + 1));
        }
    }

    /** The right to read comes last: who can read which version the schema has, has all the others. */
    static List<String> statements(String schema, String account) {
        List<String> grants = new ArrayList<>();
        CHANGED.forEach(table -> grants.add(ofTable("UPDATE", schema, table, account)));
        CHANGED_COLUMNS.forEach((table, columns) ->
                grants.add(ofTable("UPDATE (%s)".formatted(String.join(", ", columns)), schema, table, account)));
        TAKEN_OUT.forEach(table -> grants.add(ofTable("DELETE", schema, table, account)));
        // where a whole schema is meant, its name is a pattern
        grants.add("GRANT %s ON `%s`.* TO %s".formatted(EVERYWHERE, schema.replace("_", "\\_"), account));
        return grants;
    }

    private static String ofTable(String right, String schema, String table, String account) {
        return "GRANT %s ON `%s`.`%s` TO %s".formatted(right, schema, table, account);
    }
}

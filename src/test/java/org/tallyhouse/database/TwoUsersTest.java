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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.tallyhouse.TestDatabase;

/** The owner and the runner that the operator's script makes, after a migration. */
@Tag("database")
@Isolated("the script sets a setting of the whole server")
class TwoUsersTest {
    private static final String TRUST = "log_bin_trust_function_creators";
    /** Triggers of what never changes; the others let something through, such as a payout's status. */
    private static final String FINAL = "SELECT event_object_table FROM information_schema.triggers"
            + " WHERE trigger_schema = DATABASE() AND (trigger_name LIKE '%\\_is\\_final' OR trigger_name LIKE '%\\_stays')"
            + " AND event_manipulation = ";

    private DatabaseSettings administrator;
    private DatabaseSettings owner;
    private DatabaseSettings runner;
    private String trust;

    @BeforeEach
    void runTheScript() throws IOException, SQLException {
        DatabaseSettings database = TestDatabase.empty();
        administrator = TestDatabase.owner(database);
        owner = database.as("owner_of_" + ProcessHandle.current().pid(), "a password for the owner");
        runner = database.as("runner_of_" + ProcessHandle.current().pid(), "a password for the runner");
        trust = column(administrator, "SELECT @@GLOBAL." + TRUST).get(0);
        String script = Files.readString(Path.of("sql/operator/two-users.sql"))
                .replaceAll("(?m)--.*$", "")
                .replace("'tallyhouse_owner'", "'" + owner.user() + "'")
                .replace("'tallyhouse'", "'" + runner.user() + "'")
                .replaceAll("tallyhouse(\\.\\*|;)", database.schema() + "$1");
        // once more does no harm
        for (String sql : (script + script).split(";")) {
            if (!sql.isBlank()) {
                execute(administrator, sql);
            }
        }
    }

    @AfterEach
    void leaveTheServerAsItWas() throws SQLException {
        execute(administrator, "SET GLOBAL %s = %s".formatted(TRUST, trust));
        execute(administrator, "DROP USER " + owner.user());
        execute(administrator, "DROP USER " + runner.user());
        TestDatabase.drop(runner);
    }

    @Test
    void theRunnerChangesNoTableAndNothingThatIsFinal() throws SQLException {
        assertThatThrownBy(() -> Migrations.require(runner))
                .hasMessageContaining("is not there, or %s has no rights in it".formatted(runner.user()))
                .hasMessageContaining("give ./run.sh db migrate");
        Migrations.apply(owner, runner);
        Migrations.require(runner);

        try (Connection connection = TestDatabase.connect(runner);
                Statement statement = connection.createStatement()) {
            assertThat(List.of(
                            "CREATE TABLE one_more (id INT)",
                            "CREATE TEMPORARY TABLE one_more (id INT)",
                            "CREATE DATABASE one_more",
                            "ALTER TABLE entry ADD one_more INT",
                            "ALTER TABLE account ADD one_more INT",
                            "DROP TABLE trial_balance",
                            "DROP TABLE stage_total",
                            "TRUNCATE TABLE trial_balance",
                            "DROP TRIGGER entry_is_final",
                            "CREATE TRIGGER one_more BEFORE INSERT ON account FOR EACH ROW SET NEW.posted_minor = 1",
                            "CREATE INDEX one_more ON account (posted_minor)",
                            "DROP DATABASE " + runner.schema(),
                            "UPDATE audit_head SET chain = ''",
                            "GRANT UPDATE ON account TO " + owner.user(),
                            "SET GLOBAL local_infile = 0",
                            "SELECT * FROM account INTO OUTFILE '/tmp/account'"))
                    .allMatch(sql -> isDenied(statement, sql));
        }
    }

    @Test
    void rowsChangeOnlyWhereTheyAreMeantTo() throws SQLException {
        Migrations.apply(owner, runner);

        try (Connection connection = TestDatabase.connect(runner);
                Statement statement = connection.createStatement()) {
            for (String table : column(administrator, "SHOW TABLES")) {
                List<String> open = RunnerGrants.CHANGED_COLUMNS.getOrDefault(table, List.of());
                for (String name : column(administrator, "SHOW COLUMNS FROM `%s`".formatted(table))) {
                    String update = "UPDATE `%s` SET `%s` = NULL WHERE FALSE".formatted(table, name);
                    assertThat(isDenied(statement, update))
                            .as(update)
                            .isNotEqualTo(RunnerGrants.CHANGED.contains(table) || open.contains(name));
                }
                assertThat(isDenied(statement, "DELETE FROM `%s` WHERE FALSE".formatted(table)))
                        .as(table)
                        .isNotEqualTo(RunnerGrants.TAKEN_OUT.contains(table));
            }
        }
    }

    @Test
    void aRightThatIsNamedNoMoreIsTakenBack() throws SQLException {
        Migrations.apply(owner, runner);
        for (String right : List.of("UPDATE ON entry", "DELETE ON entry", "UPDATE (value) ON reject")) {
            execute(administrator, "GRANT %s TO %s".formatted(right, runner.user()));
        }

        try (Connection connection = TestDatabase.connect(owner)) {
            RunnerGrants.takeBack(connection, runner);
        }

        try (Connection connection = TestDatabase.connect(runner);
                Statement statement = connection.createStatement()) {
            assertThat(List.of(
                            "UPDATE entry SET amount_minor = 1 WHERE FALSE",
                            "DELETE FROM entry WHERE FALSE",
                            "UPDATE reject SET value = '' WHERE FALSE"))
                    .allMatch(sql -> isDenied(statement, sql));
            assertThat(isDenied(statement, "UPDATE account SET posted_minor = 0 WHERE FALSE"))
                    .isFalse();
        }
    }

    /** The triggers and the rights say the same of what is final; but both are there, as each can be taken away. */
    @Test
    void whatATriggerKeepsNoRightOpens() throws SQLException {
        Migrations.apply(owner, runner);

        Set<String> neverChanged = new TreeSet<>(column(administrator, FINAL + "'UPDATE'"));
        assertThat(neverChanged).contains("entry", "journal", "transaction", "settlement", "audit_log");
        assertThat(neverChanged)
                .doesNotContainAnyElementsOf(RunnerGrants.CHANGED.stream()
                        // closed dates alone are final
                        .filter(table -> !table.equals("business_day"))
                        .toList());
        Set<String> neverTakenOut = new TreeSet<>(column(administrator, FINAL + "'DELETE'"));
        // what is sealed again before its date is closed
        neverTakenOut.removeAll(Set.of("closed_digest", "closed_part"));
        assertThat(neverTakenOut).doesNotContainAnyElementsOf(RunnerGrants.TAKEN_OUT);
    }

    /** As in a schema from before there were two users. */
    @Test
    void theOwnerTakesOverTheTriggersOfOthers() throws SQLException {
        String triggers = "SELECT CONCAT_WS(' ', trigger_name, action_timing, event_manipulation, event_object_table,"
                + " action_statement) FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY 1";
        String definers = "SELECT DISTINCT definer FROM information_schema.triggers WHERE trigger_schema = DATABASE()";
        Migrations.apply(administrator, administrator);
        List<String> before = column(administrator, triggers);
        refusesWhereTheServerDoesNotTrust();
        assertThat(column(administrator, triggers)).isEqualTo(before);

        Migrations.apply(owner, runner);

        assertThat(column(administrator, definers)).containsExactly(owner.user() + "@%");
        assertThat(before).hasSizeGreaterThan(50);
        assertThat(column(administrator, triggers)).isEqualTo(before);
        // the chain is kept by a trigger, in a table that the runner may not change
        execute(
                runner,
                "INSERT INTO audit_log (at, operator, login, host, reason, action, subject, detail)"
                        + " VALUES (NOW(3), 'a', 'b', 'c', 'd', 'e', 'f', 'g')");
        assertThat(column(runner, "SELECT COUNT(*) FROM audit_log l JOIN audit_head h ON h.chain = l.chain"))
                .containsExactly("1");
    }

    /** With a binary log, as MySQL has; a trigger that is dropped could not be made again. */
    private void refusesWhereTheServerDoesNotTrust() throws SQLException {
        if (column(administrator, "SELECT @@log_bin").equals(List.of("1"))) {
            execute(administrator, "SET GLOBAL %s = OFF".formatted(TRUST));
            assertThatThrownBy(() -> Migrations.apply(owner, runner)).hasMessageContaining(TRUST);
            execute(administrator, "SET GLOBAL %s = ON".formatted(TRUST));
        }
    }

    private static boolean isDenied(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return false;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).contains("denied");
        }
    }

    private static void execute(DatabaseSettings database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(DatabaseSettings database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

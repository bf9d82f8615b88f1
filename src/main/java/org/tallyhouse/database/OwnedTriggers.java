package org.tallyhouse.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A trigger runs with the rights of whoever made it. Those of a schema from before there were two users may be the
 * runner's, who cannot do any more what they do, or a person's who leaves; so the owner makes them anew.
 */
final class OwnedTriggers {
    private OwnedTriggers() {}

    static void takeOver(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            List<String> triggers = ofOthers(statement);
            if (!triggers.isEmpty()) {
                requireRight(statement, triggers.get(0));
            }
            for (String trigger : triggers) {
                String made = made(statement, trigger);
                statement.execute("DROP TRIGGER " + trigger);
                statement.execute(made);
            }
        }
    }

    /** A server with a binary log may refuse what is dropped already, so a first one is made beside the old one. */
    private static void requireRight(Statement statement, String trigger) throws SQLException {
        String another = trigger + "_of_owner";
        statement.execute(made(statement, trigger).replaceFirst("\\b%s\\b".formatted(trigger), another));
        statement.execute("DROP TRIGGER " + another);
    }

    private static List<String> ofOthers(Statement statement) throws SQLException {
        List<String> triggers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT trigger_name FROM information_schema.triggers"
                + " WHERE trigger_schema = DATABASE() AND definer <> CURRENT_USER() ORDER BY action_order")) {
            while (rows.next()) {
                triggers.add(rows.getString(1));
            }
        }
        return triggers;
    }

    /** The statement that makes it, of whoever executes that. */
    private static String made(Statement statement, String trigger) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW CREATE TRIGGER " + trigger)) {
            row.next();
            return row.getString("SQL Original Statement").replaceFirst(" DEFINER=\\S+", "");
        }
    }
}

package org.tallyhouse.crash;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.DatabaseSettings;

/**
 * What the driver asks before and behind each statement of a connection: finds what is committed, whoever commits it, and
 * which tables that names. One for each connection, which works on one statement at a time.
 */
public final class WatchedStatements implements QueryInterceptor {
    private static final Map<String, Witness> WITNESSES = new ConcurrentHashMap<>();
    private static final Set<String> WRITES = Set.of(
            "INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "WITH", "TRUNCATE", "CREATE", "ALTER", "DROP", "CALL");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final Set<String> written = new HashSet<>();
    private @Nullable JdbcConnection connection;

    /** The same database, whose connections tell the witness what they are about to commit. */
    static DatabaseSettings watched(DatabaseSettings database, Witness witness) {
        WITNESSES.put(database.schema(), witness);
        return new DatabaseSettings(
                database.url()
                        + (database.url().contains("?") ? "&" : "?")
                        + "queryInterceptors="
                        + WatchedStatements.class.getName(),
                database.user(),
                database.password(),
                database.embedded());
    }

    static void forget(DatabaseSettings database) {
        WITNESSES.remove(database.schema());
    }

    @Override
    public QueryInterceptor init(MysqlConnection opened, Properties properties, Log log) {
        connection = (JdbcConnection) opened;
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> statement, Query query) {
        String sql = statement.get();
        Witness witness = witness();
        if (witness == null || sql == null) {
            return null;
        }
        String verb = verb(sql);
        if (WRITES.contains(verb)) {
            Matcher words = WORD.matcher(sql);
            while (words.find()) {
                written.add(words.group().toLowerCase(Locale.ROOT));
            }
        }
        if (commits(verb) && !written.isEmpty()) {
            witness.before(verb.equals("COMMIT") ? "commit" : sql);
        }
        return null;
    }

    @Override
    public <T extends Resultset> @Nullable T postProcess(
            Supplier<String> statement, Query query, T result, ServerSession session) {
        String sql = statement.get();
        Witness witness = witness();
        if (witness == null || sql == null) {
            return null;
        }
        String verb = verb(sql);
        if (commits(verb) && !written.isEmpty()) {
            witness.changed(Set.copyOf(written));
            written.clear();
        } else if (verb.equals("ROLLBACK")) {
            written.clear();
        }
        return null;
    }

    private boolean commits(String verb) {
        return verb.equals("COMMIT") || (WRITES.contains(verb) && isAlone());
    }

    /** Outside a transaction: the statement commits itself. */
    private boolean isAlone() {
        try {
            return connection != null && connection.getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Witness witness() {
        String schema = connection == null ? null : connection.getDatabase();
        return schema == null ? null : WITNESSES.get(schema);
    }

    private static String verb(String sql) {
        Matcher words = WORD.matcher(sql);
        return words.find() ? words.group().toUpperCase(Locale.ROOT) : "";
    }

    @Override
    public boolean executeTopLevelOnly() {
        return false;
    }

    @Override
    public void destroy() {
        written.clear();
    }
}

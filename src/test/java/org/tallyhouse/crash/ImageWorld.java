package org.tallyhouse.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.DatabaseSettings;

/** A schema and a home that become, again and again, what a process that dies at a moment leaves of its night. */
final class ImageWorld implements Witness, AutoCloseable {
    /** More runs than a night that is resumed makes. */
    private static final long IDS_OF_AN_IMAGE = 1_000;

    private static final String EACH_ROW = "FOR EACH ROW";

    private static final Set<String> OTHERWISE =
            Set.of("run_lease", "batch_job_execution_seq", "batch_step_execution_seq", "call_reference", "audit_head");

    private static final String STORED = """
            SELECT CONCAT('`', column_name, '`') FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = ? AND COALESCE(generation_expression, '') = ''
            ORDER BY ordinal_position
            """;

    private final Books made;
    private final Books resumed;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final List<InTheWay> inTheWay = new ArrayList<>();

    /** A trigger that is not there while rows come into its table. */
    private record InTheWay(String table, String drop, String create) {}

    /** @param made books as far as those that the night began with, and their own */
    ImageWorld(Books made) {
        this.made = made;
        this.resumed = Books.open(WatchedStatements.watched(made.database(), this), made.home(), new Books.Watcher());
        changed.addAll(OTHERWISE);
        letImagesIn();
        for (String sequence : List.of("BATCH_JOB_EXECUTION_SEQ", "BATCH_STEP_EXECUTION_SEQ")) {
            ids.put(sequence, made.number("SELECT ID FROM " + sequence));
        }
    }

    DatabaseSettings database() {
        return made.database();
    }

    Path home() {
        return made.home();
    }

    /** The books in which the night is given again. */
    Books resumed() {
        return resumed;
    }

    /** What differs from the night from now on, as far as it is a table. */
    void unlike(Set<String> words) {
        changed.addAll(words);
    }

    /** The same, of tables as the server spells them. */
    void unlikeIn(Set<String> tables) {
        tables.forEach(table -> changed.add(table.toLowerCase(Locale.ROOT)));
    }

    @Override
    public void before(String moment) {
        // a night that is resumed goes on
        return;
    }

    @Override
    public void changed(Set<String> tables) {
        unlike(tables);
    }

    /** Rows that are taken out for an image wake no trigger; those that come in do not find theirs. */
    private void letImagesIn() {
        List<Map<String, Object>> triggers = made.jdbc().queryForList("""
                SELECT trigger_name AS name, event_object_table AS guarded, action_timing AS timing, event_manipulation AS event
                FROM information_schema.triggers WHERE trigger_schema = DATABASE()
                ORDER BY action_order""");
        for (Map<String, Object> trigger : triggers) {
            String drop = "DROP TRIGGER " + trigger.get("name");
            String create = statement("SHOW CREATE TRIGGER " + trigger.get("name"));
            // MariaDB takes no row of a SELECT into a table with a trigger before an insert or update: it says a column
            // is null
            boolean isInTheWay = trigger.get("timing").equals("BEFORE")
                    && !trigger.get("event").equals("DELETE");
            if (trigger.get("event").equals("INSERT") || isInTheWay) {
                inTheWay.add(new InTheWay(String.valueOf(trigger.get("guarded")), drop, create));
            } else {
                int body = create.indexOf(EACH_ROW) + EACH_ROW.length();
                made.jdbc().execute(drop);
                made.jdbc()
                        .execute("%s BEGIN IF @image IS NULL THEN %s; END IF; END"
                                .formatted(create.substring(0, body), create.substring(body)));
            }
        }
    }

    private String statement(String show) {
        return String.valueOf(made.jdbc()
                .query(show, (row, number) -> row.getString("SQL Original Statement"))
                .get(0));
    }

    /** Takes what is committed, whatever is locked, and all files but what is declared in the home. */
    void become(DatabaseSettings night, Path nightHome, Set<String> tables) {
        Set<String> differing = new TreeSet<>(tables);
        differing.removeIf(table -> !changed.contains(table.toLowerCase(Locale.ROOT)));
        changed.clear();
        // what an image has otherwise than the night, and what triggers change
        changed.addAll(OTHERWISE);
        String copying = "";
        try (Connection connection = TestDatabase.connect(TestDatabase.owner(database()));
                Statement statement = connection.createStatement()) {
            statement.execute("SET @image = 1");
            statement.execute("SET foreign_key_checks = 0");
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
            List<InTheWay> dropped = inTheWay.stream()
                    .filter(trigger -> differing.stream().anyMatch(trigger.table()::equalsIgnoreCase))
                    .toList();
            for (InTheWay trigger : dropped) {
                statement.execute(trigger.drop());
            }
            connection.setAutoCommit(false);
            for (String table : differing) {
                String columns = columns(table);
                statement.execute("DELETE FROM " + table);
                copying = "INSERT INTO %s (%s) SELECT %s FROM %s.%s"
                        .formatted(table, columns, columns, night.schema(), table);
                statement.execute(copying);
            }
            // the process that held it is none any more: nothing of this machine began in that millisecond
            statement.execute("UPDATE run_lease SET owner = CONCAT(owner, '0') WHERE owner <> ''");
            for (Map.Entry<String, Long> sequence : ids.entrySet()) {
                sequence.setValue(sequence.getValue() + IDS_OF_AN_IMAGE);
                statement.execute("UPDATE %s SET ID = %d".formatted(sequence.getKey(), sequence.getValue()));
            }
            connection.commit();
            connection.setAutoCommit(true);
            for (InTheWay trigger : dropped) {
                statement.execute(trigger.create());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no image: " + copying, e);
        }
        replaceFiles(nightHome, home());
    }

    private String columns(String table) {
        return columns.computeIfAbsent(
                table, any -> String.join(", ", made.jdbc().queryForList(STORED, String.class, table)));
    }

    private static void replaceFiles(Path from, Path to) {
        try {
            for (Path old :
                    belowHome(to).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(to.resolve(old));
            }
            for (Path path : belowHome(from)) {
                // where the home is: one that is killed is resumed where it was
                if (!path.equals(Path.of("out/.put/.home"))) {
                    Files.copy(from.resolve(path), to.resolve(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in a home, folders before what is in them, but for what people declare. */
    static List<Path> belowHome(Path home) throws IOException {
        try (Stream<Path> found = Files.walk(home)) {
            return found.map(home::relativize)
                    .filter(path -> !path.toString().isEmpty() && !path.startsWith("jobs"))
                    .sorted()
                    .toList();
        }
    }

    /** Cuts a file as somebody leaves it who dies while it writes. */
    void tear(Path file) {
        try (FileChannel channel = FileChannel.open(home().resolve(file), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        resumed.close();
        WatchedStatements.forget(made.database());
        made.close();
    }
}

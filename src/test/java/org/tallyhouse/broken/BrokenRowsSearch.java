package org.tallyhouse.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.ConnectionCallback;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Breaks one row after the other, each in books of its own, and writes what the night made of it to {@code
 * target/broken-rows.txt}: {@code -Dtest=BrokenRowsSearch -Dtallyhouse.test.broken=.} looks at all, a part of the names at
 * some.
 */
@Tag("database")
@EnabledIfSystemProperty(named = "tallyhouse.test.broken", matches = ".+")
class BrokenRowsSearch {
    private static final Path REPORT = Path.of("target/broken-rows.txt");
    private static final int AT_ONCE = 2;

    private static final String SETTLEMENT_TERMS = """
            merchant_id,currency,minimum,reserve_rate,reserve_days,claim_days,effective_from,effective_to,collection
            M002,CNY,0.00,0.1,1,3,2025-01-01,,NET
            M006,CNY,0.00,0,0,,2025-01-01,,GROSS
            """;
    private static final String AGENTS = """
            merchant_id,agent_id,effective_from,effective_to
            M003,M009,2025-01-01,
            """;
    private static final String RECONCILIATION_TERMS = """
            channel,currency,amount_tolerance,fee_tolerance,carry_days,fallback_keys,write_off_limit,second_person_limit,\
            effective_from,effective_to,deposit_days
            cardnet,CNY,0.00,0.00,1,,0.00,,2025-01-01,,3
            """;

    /** Friday is closed, and Saturday's files wait; the set-up has a row of each kind. */
    private static final Beginning BEFORE_SATURDAY = Beginning.of(books -> {
        books.setUp(SampleSetUp.right()
                .with("settlement-terms.csv", SETTLEMENT_TERMS)
                .with("merchant-agents.csv", AGENTS)
                .with("reconciliation-terms.csv", RECONCILIATION_TERMS)
                .add("payout-terms.csv", "tsubaki,JPY,,,,,5")
                .writeTo(books.home().resolve("setup")));
        books.jdbc()
                .update(
                        "UPDATE fee_rule SET tiers = '0:0.0038;1000.00:0.0030', tier_mode = 'MARGINAL' WHERE rule_id = 'M008-QR'");
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
        books.sampleDay(Books.SATURDAY);
        books.letRecordsBeChanged();
    });

    private record Defect(String name, String sql) {}

    /** What a night left: how it ended, and who was settled and paid. */
    private record Ended(RunResult result, List<String> settled, List<String> paid) {}

    @Test
    void breakEach() throws Exception {
        String wanted = System.getProperty("tallyhouse.test.broken");
        Files.writeString(REPORT, "");
        Ended right = night(new Defect("nothing", ""));
        write("nothing", right, right);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Defect defect : defects()) {
                if (wanted.equals(".") || defect.name().matches(wanted)) {
                    all.add(threads.submit(() -> tryOut(defect, right)));
                }
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void tryOut(Defect defect, Ended right) {
        try {
            write(defect.name(), night(defect), right);
        } catch (Exception e) {
            write(defect.name() + ": CANNOT BE TRIED, " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static Ended night(Defect defect) throws IOException {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/broken-rows")), "home")
                .toAbsolutePath();
        try (Books books = BEFORE_SATURDAY.copy(home)) {
            books.jdbc().execute((ConnectionCallback<Void>) connection -> {
                apply(connection, statements(defect.sql()));
                return null;
            });
            RunResult result = books.night(Books.SATURDAY);
            return new Ended(result, rows(books, """
                            SELECT CONCAT(merchant_id, '.', currency, ' ', net_minor, ' ', carried_closing_minor)
                            FROM settlement WHERE business_date = '2026-02-14' ORDER BY 1"""), rows(books, """
                            SELECT CONCAT(merchant_id, '.', currency, ' ', amount_minor, ' ', file_sequence IS NOT NULL)
                            FROM payout_instruction WHERE business_date = '2026-02-14' ORDER BY 1"""));
        }
    }

    private static void apply(Connection connection, List<String> statements) throws java.sql.SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET FOREIGN_KEY_CHECKS = 0");
            for (String sql : statements) {
                int changed = statement.executeUpdate(sql);
                if (changed == 0 && !sql.startsWith("ALTER")) {
                    throw new IllegalStateException("changes nothing: " + sql);
                }
            }
            statement.execute("SET FOREIGN_KEY_CHECKS = 1");
        }
    }

    private static List<String> rows(Books books, String sql) {
        return books.jdbc().queryForList(sql, String.class).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static void write(String name, Ended ended, Ended right) {
        String text = "%s: %s %s"
                .formatted(
                        name, ended.result().outcome(), firstLine(ended.result().message()));
        write(text
                + difference("settled", ended.settled(), right.settled())
                + difference("paid", ended.paid(), right.paid()));
    }

    private static String difference(String what, List<String> found, List<String> right) {
        if (found.isEmpty() && !right.isEmpty()) {
            return "\n    nobody " + what;
        }
        String lost = right.stream().filter(row -> !found.contains(row)).collect(Collectors.joining("; "));
        String more = found.stream().filter(row -> !right.contains(row)).collect(Collectors.joining("; "));
        return (lost.isEmpty() ? "" : "\n    not %s: %s".formatted(what, lost))
                + (more.isEmpty() ? "" : "\n    %s: %s".formatted(what, more));
    }

    private static synchronized void write(String text) {
        try {
            Files.writeString(REPORT, text + "\n", StandardOpenOption.APPEND, StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstLine(String text) {
        String line = text.replace('\n', ' ');
        return line.substring(0, Math.min(line.length(), 400));
    }

    /** {@code -- name} before the statements of each. */
    private static List<Defect> defects() {
        return Stream.of(resource("defects.sql").split("(?m)^-- "))
                .filter(part -> part.contains("\n"))
                .map(part -> part.split("\n", 2))
                .map(part -> new Defect(part[0].strip(), part[1]))
                .toList();
    }

    private static List<String> statements(String text) {
        return Arrays.stream(text.split(";\\s*(\n|$)"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    private static String resource(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/broken").resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

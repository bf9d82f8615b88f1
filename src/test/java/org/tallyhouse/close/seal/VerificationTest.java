package org.tallyhouse.close.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.close.Verification;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Whatever is changed of a closed date behind the suite's back is found, and named. */
@Tag("database")
class VerificationTest {
    @TempDir
    private static Path home;

    private static Books books;

    /** Two closed dates; triggers and foreign keys would keep a thief from some changes, but not one who is root. */
    @BeforeAll
    static void closeTwoDates() {
        books = Nights.beforeTheSecondClose(home);
        assertThat(books.night(Books.SATURDAY).outcome()).isEqualTo(Outcome.DONE);
        books.jdbc()
                .queryForList(
                        "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()",
                        String.class)
                .forEach(trigger -> books.jdbc().execute("DROP TRIGGER " + trigger));
        books.jdbc()
                .queryForList("SELECT table_name, constraint_name FROM information_schema.table_constraints"
                        + " WHERE constraint_schema = DATABASE() AND constraint_type = 'CHECK'")
                .forEach(check -> books.jdbc()
                        .execute("ALTER TABLE `%s` DROP CONSTRAINT `%s`"
                                .formatted(check.get("table_name"), check.get("constraint_name"))));
    }

    @AfterAll
    static void close() {
        books.close();
    }

    private static List<String> differences() {
        Verification verification = books.get(Verification.class);
        return Stream.of(Books.FRIDAY, Books.SATURDAY)
                .flatMap(date -> verification.differences(date).stream())
                .toList();
    }

    private static List<String> differences(FinalTable table) {
        DateSeals seals = books.get(DateSeals.class);
        return seals.differencesOf(table, Books.FRIDAY);
    }

    static Stream<FinalTable> tables() {
        return FinalTables.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyColumnIsSealedOrLeftOutKnowingly(FinalTable table) {
        List<String> named = Stream.of(table.keys(), table.columns())
                .flatMap(List::stream)
                .filter(column -> column.startsWith("t."))
                .map(column -> column.substring(2))
                .toList();
        assertThat(books.jdbc().queryForList("""
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND table_name = ?""", String.class, table.table()))
                .allSatisfy(column -> assertThat(
                                named.contains(column) || table.leftOut().contains(column))
                        .as("%s.%s", table.name(), column)
                        .isTrue());
    }

    /** One value of each sealed column of a row, one after the other, each put back. */
    @ParameterizedTest
    @MethodSource("tables")
    void aChangedValueIsNamed(FinalTable table) {
        List<Map<String, Object>> columns = books.jdbc().queryForList("""
                SELECT column_name AS name, data_type AS type FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%%GENERATED%%'""", table.table());
        String row = books
                .jdbc()
                .queryForList("SELECT row_key FROM (%s LIMIT 1) one".formatted(table.sql()), String.class, Books.FRIDAY)
                .stream()
                .findFirst()
                .orElse(null);
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : columns) {
            String name = column.get("name").toString();
            if (row != null
                    && !table.leftOut().contains(name)
                    && change(table, name, column.get("type").toString())) {
                found.add(name);
            }
        }
        assertThat(row == null || !found.isEmpty())
                .as("something of %s can be changed", table.name())
                .isTrue();
        assertThat(differences(table)).as("all is put back").isEmpty();
    }

    /** Returns whether the database allowed it. */
    private static boolean change(FinalTable table, String column, String type) {
        String other = switch (type) {
            case "date" -> "DATE_ADD(t.%s, INTERVAL 1 DAY)".formatted(column);
            case "datetime" -> "DATE_ADD(t.%s, INTERVAL 1 SECOND)".formatted(column);
            case "tinyint" -> "1 - t.%s".formatted(column);
            case "bigint", "int" -> "t.%s + 1".formatted(column);
            default ->
                "CONCAT(LEFT(COALESCE(t.%1$s, ''), CHAR_LENGTH(COALESCE(t.%1$s, '')) - 1), 'x')".formatted(column);
        };
        String key = table.keys().get(0);
        String one = "%s AND %s = (SELECT MIN(k) FROM (SELECT %s AS k FROM %s WHERE %s) keys_of_day)"
                .formatted(table.where(), key, key, table.from(), table.where());
        books.jdbc().execute("DROP TABLE IF EXISTS kept");
        books.jdbc().execute("CREATE TABLE kept AS SELECT * FROM " + table.table());
        try {
            int changed = unguarded("UPDATE %s SET t.%s = %s WHERE %s"
                    .formatted(table.from(), column, other, one)
                    .replace("?", "'%s'".formatted(Books.FRIDAY)));
            if (changed == 0) {
                return false;
            }
            assertThat(differences(table))
                    .as("%s.%s", table.name(), column)
                    .isNotEmpty()
                    .anyMatch(line -> line.contains(": " + table.name() + " "));
            return true;
        } catch (DataAccessException e) {
            return false;
        } finally {
            unguarded("DELETE FROM " + table.table());
            unguarded("INSERT INTO %s SELECT * FROM kept".formatted(table.table()));
            books.jdbc().execute("DROP TABLE kept");
        }
    }

    private static int unguarded(String sql) {
        return Objects.requireNonNull(books.jdbc().execute((Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET foreign_key_checks = 0");
                int rows = statement.executeUpdate(sql);
                statement.execute("SET foreign_key_checks = 1");
                return rows;
            }
        }));
    }

    @Test
    void aClosedDateWithoutItsCertificateIsNamed() {
        books.jdbc().execute("CREATE TABLE kept_certificate AS SELECT * FROM certificate");
        books.jdbc().update("DELETE FROM certificate WHERE business_date = '2026-02-14'");
        Verification verification = books.get(Verification.class);
        assertThat(verification.closedDates(Books.FRIDAY, Books.SUNDAY, 10)).contains(Books.SATURDAY);
        assertThat(verification.differences(Books.SATURDAY)).isNotEmpty();
        books.jdbc()
                .update("INSERT INTO certificate SELECT * FROM kept_certificate WHERE business_date = '2026-02-14'");
        books.jdbc().execute("DROP TABLE kept_certificate");
        assertThat(differences()).isEmpty();
    }

    @Test
    void aRowThatIsTakenOutOrPutInIsNamed() {
        books.jdbc()
                .update("DELETE FROM payout_event WHERE status = 'FILED' AND instruction_id = 'P-20260213-M002-CNY'");
        assertThat(differences()).containsExactly("2026-02-13: payout_event P-20260213-M002-CNY/FILED was taken out");
        books.jdbc().update("""
                INSERT INTO payout_event (instruction_id, status, business_date)
                VALUES ('P-20260213-M002-CNY', 'FILED', '2026-02-13')""");
        assertThat(differences()).isEmpty();
        books.jdbc().update("""
                INSERT INTO trial_balance VALUES ('2026-02-13', '9999', 'CNY', 0, 0, 0, 0)""");
        assertThat(differences()).containsExactly("2026-02-13: trial_balance 9999/CNY was put in");
        books.jdbc().update("DELETE FROM trial_balance WHERE gl_code = '9999'");
    }

    @Test
    void aDigestThatWasChangedIsNamed() {
        for (String table : books.jdbc()
                .queryForList(
                        "SELECT table_name FROM closed_digest WHERE business_date = '2026-02-13'", String.class)) {
            String change = "UPDATE closed_digest SET digest = REVERSE(digest) WHERE business_date = '2026-02-13'"
                    + " AND table_name = ?";
            books.jdbc().update(change, table);
            assertThat(differences()).as(table).isNotEmpty().allMatch(told -> told.contains(table));
            books.jdbc().update(change, table);
        }
        assertThat(differences()).isEmpty();
    }

    @Test
    void aFileOrACertificateThatWasChangedIsNamed() throws IOException {
        Path file = books.out(Books.FRIDAY).resolve("close/trial-balance-2026-02-13.csv");
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "forged\n");
        assertThat(differences()).containsExactly("2026-02-13: file close/trial-balance-2026-02-13.csv was changed");
        Files.delete(file);
        assertThat(differences()).containsExactly("2026-02-13: file close/trial-balance-2026-02-13.csv is missing");
        Files.write(file, whole);

        Path certificate = books.out(Books.FRIDAY).resolve("close/certificate-2026-02-13.json");
        byte[] signed = Files.readAllBytes(certificate);
        Files.writeString(certificate, new String(signed).replace("\"rows\" : 0", "\"rows\" : 1"));
        assertThat(differences()).containsExactly("2026-02-13: certificate-2026-02-13.json was changed");
        books.jdbc()
                .update(
                        "UPDATE certificate SET hash = ? WHERE business_date = '2026-02-13'",
                        FileFacts.of(certificate).sha256());
        assertThat(differences())
                .as("its row was changed with it, but the next certificate names it")
                .anyMatch(line -> line.startsWith("2026-02-14: the certificate names another one"));
        Files.write(certificate, signed);
        books.jdbc()
                .update(
                        "UPDATE certificate SET hash = ? WHERE business_date = '2026-02-13'",
                        FileFacts.of(certificate).sha256());
        assertThat(differences()).isEmpty();
    }

    @Test
    void aLineOfTheAuditLogThatWasChangedIsNamed() {
        long line = Objects.requireNonNull(books.jdbc()
                .queryForObject("SELECT MIN(audit_id) FROM audit_log WHERE action = 'payouts deliver'", Long.class));
        String operator =
                books.jdbc().queryForObject("SELECT operator FROM audit_log WHERE audit_id = ?", String.class, line);
        books.jdbc().update("UPDATE audit_log SET operator = 'nobody' WHERE audit_id = ?", line);
        assertThat(differences())
                .singleElement()
                .asString()
                .contains("audit_log %d was changed, or a line before it was taken out or put in".formatted(line));
        books.jdbc().update("UPDATE audit_log SET operator = ? WHERE audit_id = ?", operator, line);
        assertThat(differences()).isEmpty();

        Verification verification = books.get(Verification.class);
        assertThat(verification.openDifference()).isEmpty();
        String head = books.jdbc().queryForObject("SELECT chain FROM audit_head", String.class);
        books.jdbc().update("UPDATE audit_head SET chain = REVERSE(chain)");
        assertThat(verification.openDifference())
                .as("the last line was taken out")
                .hasValue("audit_log does not end with the line that it had last");
        books.jdbc().update("UPDATE audit_head SET chain = ?", head);
    }

    @Test
    void aRecordCannotBeChangedNorDeleted() {
        try (Books guarded = Nights.beforeTheSecondClose(home.resolve("guarded"))) {
            List<String> tables = List.of(
                    "journal",
                    "entry",
                    "buffered_credit",
                    "transaction",
                    "fee_split",
                    "settlement",
                    "settlement_line",
                    "statement_line",
                    "payout_result",
                    "payout_event",
                    "trial_balance",
                    "closing_balance",
                    "certificate",
                    "channel_record",
                    "audit_log",
                    "payout_instruction",
                    "bank_file");
            for (String table : tables) {
                String column = guarded.jdbc().queryForObject("""
                        SELECT MIN(column_name) FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND table_name = ?
                          AND column_name IN ('amount_minor', 'merchant_fee_minor', 'payment_count', 'settlement_id',
                                              'reason', 'credit_minor', 'previous_hash', 'sha256')""", String.class, table);
                assertThat(guarded.number("SELECT COUNT(*) FROM " + table))
                        .as(table)
                        .isPositive();
                assertThatExceptionOfType(DataAccessException.class)
                        .as("delete from %s", table)
                        .isThrownBy(() -> guarded.jdbc().update("DELETE FROM %s LIMIT 1".formatted(table)));
                assertThatExceptionOfType(DataAccessException.class)
                        .as("update %s.%s", table, column)
                        .isThrownBy(() -> guarded.jdbc()
                                .update("UPDATE %1$s SET %2$s = CASE WHEN %2$s IS NULL THEN 'x' ELSE 0 END"
                                        .formatted(table, column)));
            }
        }
    }

    @Test
    void nothingIsClosedOnTopOfADateThatWasRewritten() {
        books.jdbc()
                .update("UPDATE settlement SET payment_count = payment_count + 1 WHERE business_date = '2026-02-14'");
        books.sampleDay(Books.SUNDAY);
        RunResult sunday = books.night(Books.SUNDAY);
        assertThat(sunday.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(sunday.message())
                .contains("I11: closed rows or files were changed: 2026-02-14: settlement ")
                .contains(" was changed; ./run.sh verify tells more");
        books.jdbc()
                .update("UPDATE settlement SET payment_count = payment_count - 1 WHERE business_date = '2026-02-14'");
    }
}

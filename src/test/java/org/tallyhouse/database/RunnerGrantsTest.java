package org.tallyhouse.database;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rights of the user that runs, against what the code does; that none is lacking is shown by all other tests. */
class RunnerGrantsTest {
    /** Whose rows {@link BulkInsert} adds to or replaces. */
    private static final Set<String> BY_BULK = Set.of("bill_total", "calendar_day", "import_total", "recon_total");

    @Test
    void noRightIsGivenThatNothingNeeds() throws IOException {
        String code = code();

        assertThat(Stream.concat(RunnerGrants.CHANGED.stream(), RunnerGrants.CHANGED_COLUMNS.keySet().stream())
                        .filter(table -> !table.startsWith("BATCH_") && !BY_BULK.contains(table))
                        .filter(table -> !isChanged(code, table)))
                .isEmpty();
        assertThat(RunnerGrants.TAKEN_OUT.stream()
                        .filter(table -> !has(code, "DELETE (\\w+ )?FROM %s\\b|REPLACE INTO %1$s\\b", table)))
                .isEmpty();
    }

    private static boolean isChanged(String code, String table) {
        return has(
                code,
                "UPDATE\\s+%s\\b|BulkUpdate\\.\\S*of\\(\\s*\"%1$s\"|storedIn\\(\"%1$s\"\\)"
                        + "|INSERT INTO %1$s\\b[^;]{0,600}ON DUPLICATE KEY",
                table);
    }

    /**
     * A schema is given new rights with its next version. So whoever changes them adds a migration, one without a
     * statement if need be, and writes here what they come to.
     */
    @Test
    void theRightsAreThoseOfAMigration() throws NoSuchAlgorithmException {
        String rights = String.join("\n", RunnerGrants.statements("schema", "account"));

        assertThat(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(rights.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("e8397cf1d02316ef014038dce9e5ad0d48349c740a45be5e955363a1e72bb020");
    }

    @Test
    void eachTableIsNamedOnce() {
        assertThat(Stream.concat(RunnerGrants.CHANGED.stream(), RunnerGrants.CHANGED_COLUMNS.keySet().stream()))
                .doesNotHaveDuplicates();
        assertThat(RunnerGrants.TAKEN_OUT).doesNotHaveDuplicates();
    }

    @Test
    void aSchemasNameIsNoPattern() {
        assertThat(RunnerGrants.statements("tally_house", "'a'@'%'"))
                .contains("GRANT UPDATE ON `tally_house`.`account` TO 'a'@'%'")
                .last()
                .isEqualTo("GRANT SELECT, INSERT, LOCK TABLES ON `tally\\_house`.* TO 'a'@'%'");
    }

    private static boolean has(String code, String pattern, String table) {
        return Pattern.compile(pattern.formatted(table)).matcher(code).find();
    }

    /** Benchmarks work as the owner. */
    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(Files::isRegularFile)
                    .filter(not(file -> file.toString().contains("/bench/")))
                    .map(RunnerGrantsTest::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.tallyhouse.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.run.RunResult.Outcome;

@Tag("database")
class ReconciliationJobTest {
    static final List<LocalDate> DATES = Nights.DATES;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Nights.three();
    }

    @Test
    void everyPlantedBreakIsFoundWithItsClassAndNoneIsInvented() throws IOException {
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT_WS(' ', COALESCE(ours.transaction_id, pair.transaction_id, r.channel_reference),
                                         b.channel, b.class)
                        FROM recon_break b
                        LEFT JOIN transaction ours ON ours.id = b.id
                        LEFT JOIN channel_record r ON r.record_id = b.record_id
                        LEFT JOIN transaction pair ON pair.channel = b.channel
                          AND pair.channel_reference = r.channel_reference""", String.class)).containsExactlyInAnyOrderElementsOf(planted());
    }

    /** The table of the samples' README: transaction or reference, channel, class. */
    private static List<String> planted() throws IOException {
        String readme = Files.readString(Books.SAMPLES.resolve("README.md"));
        String section = readme.substring(readme.indexOf("## Planted breaks"), readme.indexOf("## Stories"));
        List<String> rows = section.lines()
                .filter(line -> line.startsWith("| T2") || line.startsWith("| CA") || line.startsWith("| QR"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> "%s %s %s".formatted(cells[1], cells[2], cells[3].split(",")[0]))
                .toList();
        assertThat(rows).hasSize(15);
        return rows;
    }

    @Test
    void aPaymentThatComesWithTheNextBillIsMatchedThen() {
        assertThat(books.jdbc().queryForMap("""
                        SELECT b.class, b.business_date AS missed, e.business_date AS ended, e.status, r.business_date AS billed
                        FROM transaction t
                        JOIN recon_break b ON b.id = t.id
                        JOIN break_end e ON e.break_id = b.break_id
                        JOIN recon_match m ON m.id = t.id
                        JOIN channel_record r ON r.record_id = m.record_id
                        WHERE t.transaction_id = 'T20260213-00063'"""))
                .hasToString("{class=MISSING_IN_CHANNEL, missed=2026-02-13, ended=2026-02-14, status=MATCHED_LATER,"
                        + " billed=2026-02-14}");
        assertThat(books.number("SELECT COUNT(*) FROM break_end")).isOne();
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void suspenseIsWhatTheOpenBreaksOfTheFilesComeTo(LocalDate night) throws IOException {
        Map<String, BigDecimal> open = new TreeMap<>();
        for (Path file : breakFiles(night)) {
            Nights.rows(file).stream()
                    .filter(row -> List.of("OPEN", "CARRIED").contains(row.get("status")))
                    .forEach(row -> open.merge(
                            row.get("channel") + "." + row.get("currency") + ".SUSPENSE",
                            new BigDecimal(row.get("difference")),
                            BigDecimal::add));
        }
        Map<String, BigDecimal> suspense = new TreeMap<>();
        books.jdbc()
                .query(
                        """
                        SELECT a.code, -b.closing_minor, a.currency
                        FROM account a
                        JOIN closing_balance b ON b.account_id = a.account_id
                          AND b.business_date = (SELECT MAX(l.business_date) FROM closing_balance l
                                                 WHERE l.account_id = a.account_id AND l.business_date <= ?)
                        WHERE a.kind = 'SUSPENSE'""",
                        row -> {
                            int digits = row.getString(3).equals("JPY") ? 0 : 2;
                            suspense.put(row.getString(1), BigDecimal.valueOf(row.getLong(2), digits));
                        },
                        night);
        assertThat(suspense).isEqualTo(open).isNotEmpty();
    }

    private static List<Path> breakFiles(LocalDate night) throws IOException {
        try (Stream<Path> files = Files.list(books.out(night).resolve("reconciliation"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("breaks-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void everyRowOfAReconciledDateIsMatchedOrInOneBreak(LocalDate night) {
        assertThat(books.jdbc().queryForList("""
                        SELECT t.transaction_id
                        FROM transaction t
                        JOIN recon_channel c ON c.channel = t.channel AND c.business_date = t.business_date
                        WHERE t.business_date = ? AND t.status = 'SUCCESS' AND t.type <> 'ADJUSTMENT'
                          AND (SELECT COUNT(*) FROM recon_match m WHERE m.id = t.id)
                            + (SELECT COUNT(*) FROM recon_break b
                               LEFT JOIN break_end e ON e.break_id = b.break_id AND e.status = 'MATCHED_LATER'
                               WHERE b.id = t.id AND e.break_id IS NULL) <> 1""", String.class, night)).isEmpty();
    }

    /** A folder stands where the summary belongs, so that the files are half written, and then it is gone. */
    @Test
    void aRunThatFailedWritesTheSameBytesWhenItIsGivenAgain(@TempDir Path home) throws IOException {
        try (Books own = Books.sampleFriday(home)) {
            Nights.runThrough(own, Books.FRIDAY, "clearing");
            Path obstacle = own.out(Books.FRIDAY).resolve("reconciliation/summary-2026-02-13.csv/in-the-way");
            Files.createDirectories(obstacle);
            assertThat(own.run("reconciliation", Books.FRIDAY).outcome()).isEqualTo(Outcome.FAILED);
            Files.delete(obstacle);
            Files.delete(obstacle.getParent());
            assertThat(own.run("reconciliation", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(own.run("reconciliation", Books.FRIDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(own.files())
                    .hasSize(6)
                    .allSatisfy(file -> assertThat(home.resolve("out").resolve(file))
                            .hasSameBinaryContentAs(
                                    Books.SAMPLES.resolve("expected").resolve(file)));
            assertThat(own.number("SELECT COUNT(*) FROM recon_break")).isEqualTo(6);
        }
    }
}

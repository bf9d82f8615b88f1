package org.tallyhouse.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.run.RunResult.Outcome;

/** The close's files agree with each other, read as files. */
@Tag("database")
class FootingTest {
    static final List<LocalDate> DATES = Nights.DATES;

    private static final List<String> STANDING = List.of("1130", "1910", "1920", "2040", "2090", "2990");

    private static Books books;

    @BeforeAll
    static void open() {
        books = Nights.three();
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void theJournalComesToTheTrialBalance(LocalDate date) {
        List<Map<String, String>> journal = Nights.rows(file(books, "journal", date));
        List<Map<String, String>> trialBalance = Nights.rows(file(books, "trial-balance", date));
        for (String side : List.of("debit", "credit")) {
            assertThat(sums(journal, side)).isNotEmpty().isEqualTo(sums(trialBalance, side));
        }
        assertThat(journal)
                .hasSize((int) books.number("SELECT COUNT(*) FROM entry WHERE business_date = ?", date))
                .allSatisfy(row -> assertThat(row.get("debit").isEmpty())
                        .isNotEqualTo(row.get("credit").isEmpty()))
                .isSortedAccordingTo(Comparator.comparing((Map<String, String> row) -> row.get("type"))
                        .thenComparing(row -> row.get("source"))
                        .thenComparing(row -> row.get("account")));
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void whatStandsComesToTheTrialBalance(LocalDate date) {
        Map<String, BigDecimal> closings = sums(Nights.rows(file(books, "trial-balance", date)), "closing");
        closings.keySet().removeIf(key -> !STANDING.contains(key.substring(0, 4)));
        // of balances only what is on no way
        List<Map<String, String>> standing = Nights.rows(file(books, "standing", date)).stream()
                .filter(row -> !row.get("gl_code").equals("2020"))
                .toList();
        assertThat(sums(standing, "amount")).isNotEmpty().isEqualTo(closings);
    }

    @Test
    void emptyBooksSayNothingStands(@TempDir Path home) {
        try (Books empty = Books.sample(home)) {
            Nights.cutOver(empty, Books.FRIDAY);
            for (String stage : List.of("posting", "close")) {
                assertThat(empty.run(stage, Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            }
            assertThat(file(empty, "journal", Books.FRIDAY))
                    .hasContent("business_date,type,source,account,gl_code,currency,debit,credit,corrects,reason\n");
            assertThat(file(empty, "standing", Books.FRIDAY))
                    .hasContent("account,gl_code,currency,amount,since,age_days,bucket,why\n");
            assertThat(empty.out(Books.FRIDAY).resolve("close/report-2026-02-13.html"))
                    .content()
                    .contains("Nothing stands anywhere.")
                    .doesNotContain("more, see");
        }
    }

    /** By general-ledger code and currency, without what comes to nothing. */
    private static Map<String, BigDecimal> sums(List<Map<String, String>> rows, String column) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.stream()
                .filter(row -> !row.get(column).isEmpty())
                .forEach(row -> sums.merge(
                        row.get("gl_code") + " " + row.get("currency"),
                        new BigDecimal(row.get(column)),
                        BigDecimal::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Path file(Books of, String name, LocalDate date) {
        return of.out(date).resolve("close/%s-%s.csv".formatted(name, date));
    }
}

package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;

/** The settlements of the three sample nights. */
@Tag("database")
class SettlementJobTest {
    static final List<LocalDate> DATES = Nights.DATES;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Nights.three();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            terms, merchant, night of 13, night of 14, night of 15
            T+1 CN: 02-15 is a holiday, M001, , 13, ''
            T+0 CN: 02-14 is a make-up day, M002, 13, 14, ''
            T+1 CN, M003, , 13, ''
            T+2 CN: not before 02-24, M004, , , ''
            D+1 counts holidays, M005, , 13, 14
            T+0 CN, M006, 13, 14, ''
            D+0, M007, 13, 14, 15
            D+0, M008, 13, 14, 15
            T+0 CN, M009, 13, 14, ''
            T+0 US: Saturday does not work, M010, 13, , ''
            D+1, M011, , 13, 14
            D+1, M012, , 13, 14
            """)
    void aDateIsSettledOnTheNightItIsDue(String terms, String merchant, String on13, String on14, String on15) {
        List<String> expected = new ArrayList<>();
        List<String> due = Stream.of(on13, on14, on15)
                .map(text -> text == null ? "" : text)
                .toList();
        for (int night = 0; night < due.size(); night++) {
            if (!due.get(night).isEmpty()) {
                expected.add("%d: %s".formatted(13 + night, due.get(night)));
            }
        }
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT(DAY(s.business_date), ': ',
                                               GROUP_CONCAT(DISTINCT DAY(t.business_date)))
                        FROM settlement s
                        JOIN settlement_line l ON l.settlement_id = s.settlement_id
                        JOIN transaction t ON t.id = l.id
                        WHERE s.merchant_id = ?
                        GROUP BY s.business_date
                        ORDER BY s.business_date""", String.class, merchant)).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void statementsFootToTheSettlementsNet(LocalDate night) throws IOException {
        Path folder = books.out(night).resolve("settlement");
        Map<String, BigDecimal> nets = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("statements"))) {
            for (Path file : files.toList()) {
                Map<String, List<Map<String, String>>> bySettlement =
                        Nights.rows(file).stream().collect(Collectors.groupingBy(row -> row.get("settlement_id")));
                bySettlement.forEach((id, rows) -> {
                    assertThat(sum(rows, "LINE", "net")).isEqualTo(sum(rows, "TOTAL", "net"));
                    assertThat(sum(rows, "OPENING", "balance")
                                    .add(sum(rows, "TOTAL", "net"))
                                    .add(sum(rows, "SETTLED", "net")))
                            .isEqualTo(sum(rows, "CLOSING", "balance"));
                    assertThat(sum(rows, "ACCOUNT_OPENING", "balance").add(sum(rows, "ACCOUNT_MOVED", "net")))
                            .isEqualTo(sum(rows, "ACCOUNT_CLOSING", "balance"));
                    nets.put(id, sum(rows, "SETTLED", "net").negate());
                });
            }
        }
        Map<String, BigDecimal> settled = Nights.rows(folder.resolve("settlement-%s.csv".formatted(night))).stream()
                .collect(Collectors.toMap(
                        row -> row.get("settlement_id"),
                        row -> new BigDecimal(row.get("net_amount")),
                        BigDecimal::add,
                        TreeMap::new));
        assertThat(nets).isEqualTo(settled).isNotEmpty();
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String record, String column) {
        return rows.stream()
                .filter(row -> row.get("record").equals(record))
                .map(row -> new BigDecimal(row.get(column)))
                .reduce(BigDecimal::add)
                .orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void theSettlementFileIsWhatMovedToTheBalance(LocalDate night) {
        assertThat(books.jdbc().queryForList("""
                        SELECT j.source, SUM(e.amount_minor) AS minor
                        FROM journal j
                        JOIN entry e ON e.journal_id = j.journal_id
                        JOIN account a ON a.account_id = e.account_id AND a.kind = 'BALANCE'
                        WHERE j.type = 'SETTLEMENT' AND j.business_date = ?
                        GROUP BY j.source ORDER BY j.source""", night))
                .isEqualTo(books.jdbc().queryForList("""
                        SELECT settlement_id AS source, CAST(net_minor AS DECIMAL) AS minor
                        FROM settlement WHERE business_date = ? AND net_minor > 0 ORDER BY 1""", night))
                .isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void everySuccessWithoutASettlementLineIsListedWithItsReason(LocalDate night) {
        List<Map<String, String>> listed =
                Nights.rows(books.out(night).resolve("settlement/not-settled-%s.csv".formatted(night)));
        assertThat(listed.stream()
                        .filter(row -> row.get("reason").equals("NOT_YET_DUE"))
                        .map(row -> row.get("transaction_id")))
                .containsExactlyInAnyOrderElementsOf(books.jdbc().queryForList("""
                        SELECT t.transaction_id
                        FROM transaction t
                        WHERE t.business_date <= ? AND t.status = 'SUCCESS' AND t.id NOT IN
                          (SELECT l.id FROM settlement_line l JOIN settlement s ON s.settlement_id = l.settlement_id
                           WHERE s.business_date <= ?)""", String.class, night, night))
                .hasSizeGreaterThan(100);
        assertThat(listed.stream()
                        .filter(row -> !row.get("reason").equals("NOT_YET_DUE"))
                        .map(row -> row.get("transaction_id") + " " + row.get("reason")))
                .containsExactlyInAnyOrderElementsOf(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT(transaction_id, ' ', status) FROM transaction"
                                        + " WHERE business_date = ? AND status <> 'SUCCESS'",
                                String.class,
                                night));
    }
}

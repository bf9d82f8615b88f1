package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Five real days of a retailer (UCI Online Retail), run in sequence. The shop is closed on Saturdays, so
 * 2010-12-04 is passed over by its calendar.
 */
@Tag("database")
class OnlineRetailTest {
    private static final Path DAYS = Path.of("../shared/data/online-retail/days");

    @TempDir
    Path home;

    @Test
    void everyDayComesToItsTotalsAndEveryProofHolds() throws IOException {
        assumeTrue(Files.isDirectory(DAYS), () -> "SKIPPED: the real days are not here: " + DAYS.toAbsolutePath());
        List<String> totals = Files.readAllLines(DAYS.resolve("TOTALS.csv"));
        try (Books books = Books.empty(home)) {
            books.setUp(Path.of("src/test/resources/online-retail"));
            for (String total : totals.subList(1, totals.size())) {
                run(books, total.split(","));
            }
            assertThat(books.number("SELECT COUNT(*) FROM business_day WHERE business_date = '2010-12-04'"))
                    .isZero();
            assertThat(books.number("SELECT COUNT(*) FROM business_day WHERE status = 'CLOSED'"))
                    .isEqualTo(5);
        }
    }

    /** day, transactions, payments, payment_amount, refunds, refund_amount, merchants. */
    private void run(Books books, String[] total) {
        LocalDate date = LocalDate.parse(total[0]);
        Path file = DAYS.resolve(total[0]).resolve("transactions.csv");
        assertThat(books.importTransactions(file, date).accepted()).isEqualTo(Long.parseLong(total[1]));
        assertThat(books.night(date).outcome()).isEqualTo(Outcome.DONE);
        Map<String, Object> day = books.jdbc().queryForMap("""
                SELECT SUM(type = 'PAYMENT') AS payments,
                       SUM(CASE WHEN type = 'PAYMENT' THEN amount_minor END) / 100 AS paid,
                       SUM(type = 'REFUND') AS refunds,
                       SUM(CASE WHEN type = 'REFUND' THEN amount_minor END) / 100 AS refunded,
                       COUNT(DISTINCT merchant_id) AS merchants
                FROM transaction
                WHERE business_date = ?
                """, date);
        assertThat(day.get("payments")).hasToString(total[2]);
        assertThat(day.get("paid").toString()).startsWith(total[3]);
        assertThat(day.get("refunds")).hasToString(total[4]);
        assertThat(day.get("refunded").toString()).startsWith(total[5]);
        assertThat(day.get("merchants")).hasToString(total[6]);
    }
}

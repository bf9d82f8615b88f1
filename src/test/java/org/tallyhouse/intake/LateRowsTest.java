package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.run.RunResult.Outcome;

@Tag("database")
class LateRowsTest {
    @TempDir
    private Path home;

    @Test
    void aLateRowOfACutDateIsPostedThatNightAndNoneIsTakenAfterIt() {
        try (Books books = Books.sample(home)) {
            Funds funds = new Funds(books);
            take(books, "in-time", TransactionLine.payment("IN-TIME", "M001", "1.00"));
            Nights.cutOver(books, Books.FRIDAY);
            take(
                    books,
                    "late",
                    TransactionLine.payment("LATE-1", "M001", "2.00"),
                    TransactionLine.payment("LATE-2", "M001", "4.00"),
                    TransactionLine.payment("NEXT-DAY", "M001", "8.00").on(Books.SATURDAY));
            assertThat(windows(books))
                    .containsExactly(
                            Map.of("credits", "IN-TIME", "status", "CLOSED", "window_id", 20260213001L),
                            Map.of("credits", "LATE-1 LATE-2", "status", "LATE", "window_id", 20260213002L),
                            Map.of("credits", "NEXT-DAY", "status", "OPEN", "window_id", 20260214001L));

            assertThat(books.run("posting", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(funds.posted("M001.CNY.PENDING")).isEqualTo(700);
            assertThat(funds.buffered("M001.CNY.PENDING")).isEqualTo(800);

            assertThat(take(books, "too-late", TransactionLine.payment("TOO-LATE", "M001", "16.00")))
                    .extracting("accepted", "rejected")
                    .containsExactly(0L, 1L);
            assertThat(books.jdbc().queryForList("SELECT reason FROM reject", String.class))
                    .containsExactly("BUSINESS_DATE_NOT_OPEN");
        }
    }

    private FileImport.Result take(Books books, String name, TransactionLine... rows) {
        return books.importTransactions(TransactionLine.file(home, name + ".csv", rows), Books.SATURDAY);
    }

    private static List<Map<String, Object>> windows(Books books) {
        return books.jdbc().queryForList("""
                SELECT GROUP_CONCAT(c.source ORDER BY c.source SEPARATOR ' ') AS credits, w.status, w.window_id
                FROM posting_window w
                JOIN buffered_credit c ON c.window_id = w.window_id
                GROUP BY w.window_id, w.status
                ORDER BY w.window_id""");
    }
}

package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.setup.SetUp;

/** A store is sold to another merchant: its name means one merchant to a date, and another from the next on. */
@Tag("database")
class MovedAliasTest {
    private static final String WAS = "STORE-FOOD-07,FOOD,M003,2025-06-01,";
    private static final String BECOMES = "STORE-FOOD-07,FOOD,M002,2026-02-14,";

    @TempDir
    Path home;

    @Test
    void aTransactionBelongsToTheMerchantOfItsBusinessDate() {
        try (Books books = Books.sample(home)) {
            Path moved = SampleSetUp.right()
                    .replace("merchant-aliases.csv", WAS, WAS + "2026-02-13\n" + BECOMES)
                    .writeTo(home.resolve("moved"));
            books.get(SetUp.class).load(moved, "wang");
            take(books, "FRI", Books.FRIDAY);
            Nights.cutOver(books, Books.FRIDAY);
            take(books, "SAT", Books.SATURDAY);
            take(books, "LATE-FRI", Books.FRIDAY);

            assertThat(books.jdbc().queryForList("""
                            SELECT CONCAT(transaction_id, ' ', merchant_id) FROM transaction ORDER BY 1""", String.class))
                    .containsExactly("FRI M003", "LATE-FRI M003", "SAT M002");
            assertThat(books.jdbc().queryForList("""
                            SELECT CONCAT(c.source, ' ', a.code) FROM buffered_credit c
                            JOIN account a ON a.account_id = c.account_id ORDER BY 1""", String.class))
                    .isEqualTo(List.of("FRI M003.CNY.PENDING", "LATE-FRI M003.CNY.PENDING", "SAT M002.CNY.PENDING"));
            assertThat(books.jdbc().queryForList("""
                            SELECT CONCAT(operator, ': ', subject, ': ', detail)
                            FROM audit_log WHERE operator = 'wang' ORDER BY audit_id""", String.class))
                    .containsExactly(
                            "wang: alias STORE-FOOD-07 from 2025-06-01: effective_to none -> 2026-02-13",
                            "wang: alias STORE-FOOD-07 from 2026-02-14: added: business_line FOOD,"
                                    + " merchant_id M002, effective_to none");
        }
    }

    private void take(Books books, String id, LocalDate date) {
        books.importTransactions(
                TransactionLine.file(
                        home,
                        id + ".csv",
                        TransactionLine.payment(id, "STORE-FOOD-07", "10.00").on(date)),
                books.get(PostingWindows.class).openDate().orElseThrow());
    }
}

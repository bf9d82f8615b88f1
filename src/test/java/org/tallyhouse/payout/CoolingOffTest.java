package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;

/** What goes to a bank account that was changed waits for a second person for some days; others are paid. */
@Tag("database")
class CoolingOffTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void changeAnAccountBetweenTwoNights() {
        books = Nights.afterTheFirst(home);
        books.setUp(SampleSetUp.right()
                .replace(
                        "merchant-bank-accounts.csv",
                        "9902-0001,true,2025-01-01,",
                        "9902-0001,true,2025-01-01,2026-02-13")
                .add("merchant-bank-accounts.csv", "M002,CNY,lotus,玉茶轩,9902-0002,true,2026-02-14,")
                .writeTo(home.resolve("changed")));
        books.sampleDay(Books.SATURDAY);
        Nights.runThrough(books, Books.SATURDAY, "payout");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void onlyThatWaits() {
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT instruction_id FROM payout_instruction WHERE status = 'WAITING'", String.class))
                .containsExactly("P-20260214-M002-CNY");
        assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE status = 'FILED'"))
                .isGreaterThan(1);
    }
}

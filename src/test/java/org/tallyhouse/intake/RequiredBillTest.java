package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.intake.file.ImportKind;

/** When a required bill has come: by its rows, or in the night's own folder. */
@Tag("database")
class RequiredBillTest {
    private static final String HEADER = "channel_reference,business_date,type,currency,amount,fee,status\n";
    private static final Beginning SATURDAY_IS_OPEN = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.jdbc().update("UPDATE channel SET bill = 'NONE'");
        books.night(Books.FRIDAY);
        books.jdbc().update("UPDATE channel SET bill = 'REQUIRED' WHERE channel_id = 'qrpay'");
    });

    @Test
    void aBillOfAnEarlierDateThatComesLateIsNotTheOneOfTheDay(@TempDir Path home) throws IOException {
        try (Books books = SATURDAY_IS_OPEN.copy(home)) {
            take(books, "late.csv", "R1,2026-02-13,PAYMENT,CNY,10.00,0.06,SUCCESS\n");

            assertThat(missing(books)).containsExactly("qrpay");
        }
    }

    @Test
    void aBillWhoseRowsAreAllRejectedIsNone(@TempDir Path home) throws IOException {
        try (Books books = SATURDAY_IS_OPEN.copy(home)) {
            take(books, "wrong.csv", "R1,2026-02-14,PAYMENT,CNY,ten,0.06,SUCCESS\n");

            assertThat(missing(books)).containsExactly("qrpay");
        }
    }

    @Test
    void aBillWithRowsOfTheDayOrWithoutAnyIsTheOneOfTheDay(@TempDir Path home) throws IOException {
        try (Books books = SATURDAY_IS_OPEN.copy(home)) {
            take(books, "empty.csv", "");
            assertThat(missing(books)).isEmpty();
        }
        try (Books books = SATURDAY_IS_OPEN.copy(home.resolve("other"))) {
            take(
                    books,
                    "both.csv",
                    "R1,2026-02-13,PAYMENT,CNY,10.00,0.06,SUCCESS\nR2,2026-02-14,PAYMENT,CNY,10.00,0.06,SUCCESS\n");
            assertThat(missing(books)).isEmpty();
        }
    }

    @Test
    void whateverLiesInTheNightsFolderIsOfTheNight(@TempDir Path home) throws IOException {
        try (Books books = SATURDAY_IS_OPEN.copy(home)) {
            Path folder = Files.createDirectories(home.resolve("in/2026-02-14"));
            Files.writeString(
                    folder.resolve("channel-bill-qrpay.csv"),
                    HEADER + "R1,2026-02-13,PAYMENT,CNY,10.00,0.06,SUCCESS\n");

            assertThat(missing(books)).isEmpty();
        }
    }

    private static List<String> missing(Books books) {
        return books.get(NightInputs.class).missingRequiredBills(Books.SATURDAY);
    }

    private static void take(Books books, String name, String rows) throws IOException {
        Path file = Files.writeString(books.home().resolve(name), HEADER + rows);
        books.take(ImportKind.CHANNEL_BILL, "qrpay", file, Books.SATURDAY);
    }
}

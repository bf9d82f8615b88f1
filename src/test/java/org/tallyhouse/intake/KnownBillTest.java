package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;

/** A bill is known by its rows: the same ones in another file, in whatever order, count once. */
@Tag("database")
class KnownBillTest {
    @TempDir
    private Path home;

    @Test
    void theSameRowsInAnotherFileArePassedOver() throws IOException {
        try (Books books = Books.sampleFriday(home)) {
            Path bill = home.resolve("in/2026-02-13/channel-bill-qrpay.csv");
            FileImport.Result first = books.take(ImportKind.CHANNEL_BILL, "qrpay", bill, Books.FRIDAY);
            List<String> rows = new ArrayList<>(Files.readAllLines(bill));
            Collections.reverse(rows.subList(1, rows.size()));
            FileImport.Result again = books.take(ImportKind.CHANNEL_BILL, "qrpay", file("again", rows), Books.FRIDAY);
            assertThat(again).extracting("accepted", "ignored", "rejected").containsExactly(0L, first.rows(), 0L);
            assertThat(books.number("SELECT COUNT(*) FROM channel_record WHERE channel = 'qrpay'"))
                    .isEqualTo(first.rows());
            rows.remove(rows.size() - 1);
            FileImport.Result other = books.take(ImportKind.CHANNEL_BILL, "qrpay", file("other", rows), Books.FRIDAY);
            assertThat(other.accepted()).as("it says something else").isEqualTo(first.rows() - 1);
        }
    }

    @Test
    void billsWithoutRowsAreNotTakenForEachOther() throws IOException {
        try (Books books = Books.sampleFriday(home)) {
            List<String> header = Files.readAllLines(home.resolve("in/2026-02-13/channel-bill-qrpay.csv"))
                    .subList(0, 1);
            books.take(ImportKind.CHANNEL_BILL, "qrpay", file("empty", header), Books.FRIDAY);
            books.take(ImportKind.CHANNEL_BILL, "qrpay", file("empty-too", List.of(header.get(0), "")), Books.FRIDAY);
            assertThat(books.number("SELECT COUNT(*) FROM file_import WHERE name LIKE 'empty%'"))
                    .isEqualTo(2);
        }
    }

    private Path file(String name, List<String> rows) throws IOException {
        return Files.write(home.resolve(name + ".csv"), rows);
    }
}

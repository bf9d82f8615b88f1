package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.run.RunResult.Outcome;

/** A bank's line is a payout's only once, by its amount and the way the money went; all others are unidentified. */
@Tag("database")
class PayoutLinesTest {
    @TempDir
    private Path home;

    private Books books;
    private Funds funds;
    private long lotusMinor = 300000000;

    @BeforeEach
    void open() {
        books = Nights.afterTheFirst(home);
        funds = new Funds(books);
    }

    @AfterEach
    void close() {
        books.close();
    }

    /** Lines of the day's first statement, then those of a second one; M002 was paid, M008 has come back unpaid. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            first | second | meanings | unidentified
            M002 -6143.54 | | PAYOUT | 0
            M002 -6143.54, M002 -6143.54 | | PAYOUT, PAYOUT_DEBITED_TWICE | -614354
            M002 -6143.54 | M002 -6143.54 | PAYOUT, PAYOUT_DEBITED_TWICE | -614354
            M002 -6143.54 | M002 6143.54 | PAYOUT, PAYOUT | 0
            M002 -6143.54, M002 6143.54 | M002 6143.54 | PAYOUT, PAYOUT, PAYOUT_CREDITED_TWICE | 614354
            M002 -6143.54, M002 6143.54 | M002 -6143.54 | PAYOUT, PAYOUT, PAYOUT_DEBITED_TWICE | -614354
            M002 -6143.53 | | PAYOUT_AMOUNT_DIFFERS | -614353
            M002 -61435.40 | M002 -6143.54 | PAYOUT_AMOUNT_DIFFERS, PAYOUT | -6143540
            M008 1518.20 | | PAYOUT_NEVER_DEBITED | 151820
            M008 -1518.20 | M008 1518.20 | PAYOUT, PAYOUT | 0
            M010 -2412.08 | | PAYOUT_NOT_ORDERED | -241208
            M999 -1.00 | | UNIDENTIFIED | -100
            """)
    void aLineOfAPayout(String first, String second, String meanings, long unidentified) throws IOException {
        statement(first);
        if (second != null) {
            statement(second);
        }
        assertThat(books.jdbc().queryForList("""
                        SELECT COALESCE(doubt, meaning) FROM statement_line WHERE business_date = '2026-02-14'
                        ORDER BY line_id""", String.class)).isEqualTo(List.of(meanings.split(", ")));
        assertThat(funds.posted("lotus.CNY.UNIDENTIFIED")).isEqualTo(unidentified);
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-unidentified);
    }

    /** The proof of the bank's balance holds whatever is only on one side, and its file says what that is. */
    @Test
    void whatOneSideAloneShowsIsListedAndComesToTheBanksBalance() throws IOException {
        books.sampleDay(Books.SATURDAY);
        Path in = home.resolve("in/2026-02-14");
        Files.delete(in.resolve("statement-lotus.csv"));
        Files.writeString(in.resolve("results-lotus.csv"), """
                instruction_id,currency,amount,result,reason
                P-20260213-M002-CNY,CNY,6143.54,PAID,
                P-20260213-M006-CNY,CNY,838115.94,PAID,
                P-20260213-M002-CNY,CNY,6143.54,RETURNED,account closed
                """);
        statement("M002 -6143.54, M008 -1518.20, TRF-1 5000.00");
        assertThat(books.night(Books.SATURDAY).outcome()).isEqualTo(Outcome.DONE);
        assertThat(Files.readAllLines(books.out(Books.SATURDAY).resolve("close/cash-2026-02-14.csv")))
                .filteredOn(line -> line.startsWith("lotus"))
                .containsExactly(
                        "lotus,CNY,BOOKS,,,,-833115.94",
                        "lotus,CNY,BEGAN_WITH,,,,3000000.00",
                        "lotus,CNY,RETURNED_NOT_CREDITED,P-20260213-M002-CNY,2026-02-14,0,-6143.54",
                        "lotus,CNY,PAID_NOT_DEBITED,P-20260213-M006-CNY,2026-02-14,0,838115.94",
                        "lotus,CNY,DEBITED_NOT_BOOKED,P-20260213-M008-CNY,2026-02-14,0,-1518.20",
                        "lotus,CNY,BANK,,2026-02-14,0,2997338.26");
    }

    private void statement(String entries) throws IOException {
        List<String> lines = List.of(entries.split(", "));
        long closing = lotusMinor
                + lines.stream()
                        .mapToLong(line -> Long.parseLong(line.split(" ")[1].replace(".", "")))
                        .sum();
        Path file = Files.writeString(
                home.resolve("statement-%d.csv".formatted(closing)),
                Stream.of(
                                Stream.of("record,booking_date,value_date,reference,currency,amount,description"),
                                Stream.of("OPENING,,,,CNY,%s,".formatted(amount(lotusMinor))),
                                lines.stream().map(PayoutLinesTest::entry),
                                Stream.of("CLOSING,,,,CNY,%s,".formatted(amount(closing))))
                        .flatMap(part -> part)
                        .collect(Collectors.joining("\n", "", "\n")));
        books.take(ImportKind.STATEMENT, "lotus", file, Books.SATURDAY);
        lotusMinor = closing;
    }

    private static String entry(String line) {
        String[] parts = line.split(" ");
        String currency = parts[0].equals("M010") ? "USD" : "CNY";
        String reference = parts[0].startsWith("M") ? "P-20260213-%s-%s".formatted(parts[0], currency) : parts[0];
        return "ENTRY,2026-02-14,2026-02-14,%s,CNY,%s,".formatted(reference, parts[1]);
    }

    private static String amount(long minor) {
        return "%d.%02d".formatted(minor / 100, minor % 100);
    }
}

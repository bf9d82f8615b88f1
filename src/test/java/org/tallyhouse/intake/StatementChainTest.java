package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.intake.file.ImportKind;

/** Statements of an account follow each other, whatever the order in which they come, and count once. */
@Tag("database")
class StatementChainTest {
    private static final String HEADER =
            "record,booking_date,value_date,reference,currency,amount,description,statement,sequence,page,mark\n";

    @TempDir
    private Path home;

    private Books books;
    private Funds funds;
    private int files;

    @BeforeEach
    void open() {
        books = Books.sample(home);
        funds = new Funds(books);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void theFirstBeginsTheAccountAndTheNextFollows() throws IOException {
        take("O 100.00", "E 5.00 A", "C 105.00");
        take("O 105.00", "E -1.00 B", "C 104.00");
        assertThat(statements()).containsExactly("10000 10500 TAKEN 1", "10500 10400 TAKEN 2");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-400);
    }

    @Test
    void oneThatCameBeforeItsTurnWaitsAndIsBookedWhenTheGapCloses() throws IOException {
        take("O 100.00", "E 5.00 A", "C 105.00");
        take("O 104.00", "E 7.00 C", "C 111.00");
        assertThat(statements()).containsExactly("10000 10500 TAKEN 1", "10400 11100 WAITING");
        assertThat(rejects())
                .containsExactly("STATEMENT_WAITS statement in line 2 opens with CNY 104.00, the last taken (in line 2)"
                        + " closed with CNY 105.00: one between them has not come");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-500);
        take("O 105.00", "E -1.00 B", "C 104.00");
        assertThat(statements()).containsExactly("10000 10500 TAKEN 1", "10400 11100 TAKEN 3", "10500 10400 TAKEN 2");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-1100);
        assertThat(books.number("SELECT COUNT(*) FROM waiting_line")).isZero();
    }

    @Test
    void theSameInAnotherFileIsPassedOverAndWithOtherContentRefused() throws IOException {
        take("O 100.00 S1", "E 5.00 A", "E 6.00 B", "C 111.00");
        take("O 100.00 S1", "E 6.00 B", "E 5.00 A", "C 111.00");
        take("O 100.00 S7", "E 5.00 A", "E 6.00 B", "C 111.00");
        take("O 111.00 S1", "E 5.00 A", "C 116.00");
        assertThat(statements())
                .containsExactly(
                        "10000 11100 TAKEN 1", "10000 11100 KNOWN", "10000 11100 KNOWN", "11100 11600 REFUSED");
        assertThat(rejects())
                .containsExactly("STATEMENT_DIFFERS statement S1 came before with other content: CNY 100.00 to"
                        + " CNY 111.00 in 2 entries, now CNY 111.00 to CNY 116.00 in 1");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-1100);
    }

    @Test
    void oneMarkedADuplicateNeverCountsTwice() throws IOException {
        take("O 100.00 S1", "E 5.00 A", "C 105.00");
        take("O 100.00 S1 DUPLICATE", "E 5.00 A", "C 105.00");
        take("O 105.00 S2 DUPLICATE", "E 5.00 A", "C 110.00");
        assertThat(statements()).containsExactly("10000 10500 TAKEN 1", "10000 10500 KNOWN", "10500 11000 REFUSED");
        assertThat(rejects())
                .singleElement()
                .asString()
                .startsWith("STATEMENT_DUPLICATE")
                .contains("110.00");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-500);
    }

    @Test
    void pagesAreTakenTogether() throws IOException {
        take("O 100.00 S1", "E 5.00 A", "C 105.00 INTERIM");
        assertThat(statements()).containsExactly("10000 10500 WAITING");
        assertThat(rejects()).singleElement().asString().contains("its next page has not come");
        assertThat(funds.posted("lotus.CNY.CASH")).isZero();
        take("O 105.00 S1 INTERIM 2", "E 1.00 B", "C 106.00");
        assertThat(statements()).containsExactly("10000 10500 TAKEN 1", "10500 10600 TAKEN 2");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-600);
    }

    @Test
    void anAccountBeginsAndBeginsAnewWithWhatTheSetUpSays() throws IOException {
        books.jdbc().update("UPDATE bank SET opening_balance_minor = 20000 WHERE bank_id = 'lotus'");
        take("O 100.00", "E 5.00 A", "C 105.00");
        assertThat(rejects()).singleElement().asString().contains("by the set-up the account begins with CNY 200.00");
        take("O 200.00", "E 1.00 A", "C 201.00");
        Nights.cutOver(books, Books.FRIDAY);
        books.jdbc()
                .update(
                        "UPDATE bank SET opening_balance_minor = 30000, opening_date = '2026-02-14' WHERE bank_id = 'lotus'");
        take(Books.SATURDAY, "O 300.00", "E 1.00 C", "C 301.00");
        assertThat(statements()).containsExactly("10000 10500 WAITING", "20000 20100 TAKEN 1", "30000 30100 TAKEN 2");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', place, difference_minor) FROM bank_beginning ORDER BY place",
                                String.class))
                .containsExactly("1 20000", "2 9900");
    }

    @Test
    void aNumberThatWasLeftOutIsMissedUnlessItWasADayOff() throws IOException {
        take("O 100.00 S1 on 2026-02-12 number 43", "C 100.00");
        take("O 100.00 S3 on 2026-02-13 number 45", "C 100.00");
        assertThat(rejects())
                .singleElement()
                .asString()
                .contains("statement S3 has the number 45, the last taken was 43: one between them has not come");
        take("O 100.00 S2 on 2026-02-12 number 44", "C 100.00");
        take("O 100.00 S6 on 2026-02-16 number 48", "C 100.00");
        assertThat(statements().stream().map(row -> row.substring(12)))
                .containsExactly("TAKEN 1", "TAKEN 3", "TAKEN 2", "TAKEN 4");
    }

    private List<String> statements() {
        return books.jdbc().queryForList("""
                        SELECT CONCAT_WS(' ', opening_minor, closing_minor, status, place)
                        FROM bank_statement ORDER BY statement_id""", String.class);
    }

    private List<String> rejects() {
        return books.jdbc()
                .queryForList("SELECT CONCAT_WS(' ', reason, detail) FROM reject ORDER BY file_id, line", String.class);
    }

    private void take(String... rows) throws IOException {
        take(Books.FRIDAY, rows);
    }

    /** A row is O, E or C for its record, an amount, and what else is told of it. */
    private void take(LocalDate date, String... rows) throws IOException {
        files++;
        Path file = Files.writeString(
                home.resolve("statement-%d.csv".formatted(files)),
                HEADER
                        + Stream.of(rows).map(StatementChainTest::line).collect(Collectors.joining())
                        + "\n".repeat(files));
        books.take(ImportKind.STATEMENT, "lotus", file, date);
    }

    private static String line(String row) {
        List<String> parts = List.of(row.split(" "));
        String told = parts.size() > 2 ? parts.get(2) : "";
        String page = parts.size() == 5 && parts.get(4).matches("\\d") ? parts.get(4) : "";
        String mark = parts.contains("DUPLICATE") ? "DUPLICATE" : parts.contains("INTERIM") ? "INTERIM" : "";
        String date = parts.contains("on") ? parts.get(parts.indexOf("on") + 1) : "";
        String number = parts.contains("number") ? parts.get(parts.indexOf("number") + 1) : "";
        return switch (parts.get(0)) {
            case "O" -> "OPENING,%s,,,CNY,%s,,%s,%s,%s,%s%n".formatted(date, parts.get(1), told, number, page, mark);
            case "E" -> "ENTRY,2026-02-13,2026-02-13,%s,CNY,%s,,,,,%n".formatted(told, parts.get(1));
            default -> "CLOSING,,,,CNY,%s,,,,,%s%n".formatted(parts.get(1), mark);
        };
    }
}

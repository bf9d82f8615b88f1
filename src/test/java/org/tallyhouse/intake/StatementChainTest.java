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
        take("O 100.00 S1", "E 5.00 A", "C 105.00");
        take("O 111.00 S1", "E 5.00 A", "C 116.00");
        assertThat(statements())
                .containsExactly(
                        "10000 11100 TAKEN 1",
                        "10000 11100 KNOWN",
                        "10000 11100 KNOWN",
                        "10000 10500 REFUSED",
                        "11100 11600 TAKEN 2");
        assertThat(rejects())
                .containsExactly("STATEMENT_DIFFERS statement S1 came before with other content: CNY 100.00 to"
                        + " CNY 111.00 in 2 entries, now CNY 100.00 to CNY 105.00 in 1");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-1600);
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

    /** Pages of MT940 in two files, the later one first; then a camt statement that says what an MT940 one said. */
    @Test
    void banksOwnFormatsAreToldApartAndFollowEachOther() throws IOException {
        books.jdbc()
                .update("UPDATE bank SET statement_format = 'MT940', account_number = '123' WHERE bank_id = 'lotus'");
        String first = swift("5/1", "60F:C260212CNY100,00", "C5,00NTRFA", "62M:C260213CNY105,00");
        String second = swift("5/2", "60M:C260213CNY105,00", "D1,00NTRFB", "62F:C260213CNY104,00");
        file("two.sta", second);
        assertThat(statements()).containsExactly("10500 10400 WAITING");
        assertThat(rejects()).singleElement().asString().contains("of a page that has not come");
        file("one.sta", first);
        assertThat(statements()).containsExactly("10500 10400 TAKEN 2", "10000 10500 TAKEN 1");
        file("both.sta", first + second);
        file("after.sta", swift("6/1", "60F:C260213CNY104,00", "C7,00NTRFC", "62F:C260214CNY111,00"));
        file("gap.sta", swift("8/1", "60F:C260214CNY120,00", "C1,00NTRFD", "62F:C260215CNY121,00"));
        assertThat(statements().stream().skip(2))
                .containsExactly(
                        "10000 10500 KNOWN", "10500 10400 KNOWN", "10400 11100 TAKEN 3", "12000 12100 WAITING");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-1100);

        books.jdbc().update("UPDATE bank SET statement_format = 'CAMT_053' WHERE bank_id = 'lotus'");
        String camt = camt("S6", "104.00", "7.00", "111.00", "");
        file("same.xml", camt);
        file("copy.xml", camt("S7", "111.00", "2.00", "113.00", "<CpyDplctInd>DUPL</CpyDplctInd>"));
        file(
                "page.xml",
                camt(
                        "S8",
                        "111.00",
                        "9.00",
                        "120.00",
                        "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>"));
        assertThat(statements().stream().skip(6))
                .containsExactly("10400 11100 KNOWN", "11100 11300 REFUSED", "11100 12000 WAITING");
        file("missing.xml", camt("S9", "111.00", "9.00", "120.00", "").replace(">C<", ">E<"));
        assertThat(statements().stream().skip(9)).containsExactly("11100 12000 TAKEN 4");
        assertThat(statements().get(5)).as("what waited behind the gap").isEqualTo("12000 12100 TAKEN 5");
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(-2100);
    }

    private static String swift(String number, String opening, String entry, String closing) {
        return ":20:DAILY\n:25:123\n:28C:%s\n:%s\n:61:2602130213%s\n:%s\n-\n"
                .formatted(number, opening, entry, closing);
    }

    private static String camt(String id, String opening, String entry, String closing, String more) {
        String balance = "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">%s</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-02-13</Dt></Dt></Bal>";
        return "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
                + "<BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>%s</Id>%s".formatted(id, more)
                + "<Acct><Id><Othr><Id>123</Id></Othr></Id><Ccy>CNY</Ccy></Acct>"
                + balance.formatted("OPBD", opening)
                + balance.formatted("CLBD", closing)
                + "<Ntry><Amt Ccy=\"CNY\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>".formatted(entry)
                + "<BookgDt><Dt>2026-02-13</Dt></BookgDt><ValDt><Dt>2026-02-13</Dt></ValDt><NtryDtls><TxDtls>"
                + "<Refs><EndToEndId>C</EndToEndId></Refs></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>\n";
    }

    private void file(String name, String text) throws IOException {
        books.take(ImportKind.STATEMENT, "lotus", Files.writeString(home.resolve(name), text), Books.FRIDAY);
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

package org.tallyhouse.settlement.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * The last dates of a February: M007 and M009 are settled gross, M002 becomes so on the 28th. The night of the 28th
 * dies while it invoices and is resumed; M007's invoice is paid on March 1st.
 */
@Tag("database")
class InvoiceJobTest {
    private static final LocalDate THE_27TH = LocalDate.of(2026, 2, 27);
    private static final LocalDate THE_28TH = LocalDate.of(2026, 2, 28);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final String M007 = "I-202602-M007-CNY";

    @TempDir
    private static Path home;

    private static Books books;
    private static Funds funds;

    @BeforeAll
    static void runNights() throws IOException {
        books = Books.empty(home);
        funds = new Funds(books);
        books.setUp(SampleSetUp.right()
                .replace("institution.yml", "2026-02-13", "2026-02-27")
                .replace("channels.csv", "REQUIRED", "NONE")
                .replace("merchants.csv", "Platform,CN,D+0,NONE,KEEP", "Platform,CN,D+0,NONE,PROPORTION")
                .with("settlement-terms.csv", """
                        merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to,collection
                        M002,CNY,,,,2026-01-01,2026-02-27,
                        M002,CNY,,,,2026-02-28,,GROSS
                        M007,CNY,,,,2026-01-01,,GROSS
                        M009,CNY,,,,2026-01-01,2026-02-27,GROSS
                        """)
                .writeTo(home.resolve("set-up")));
        take(
                THE_27TH,
                TransactionLine.payment("P1", "M007", "100.00"),
                TransactionLine.payment("P2", "M007", "300.00"),
                TransactionLine.payment("P3", "M002", "100.00"),
                TransactionLine.payment("P4", "M009", "100.00"));
        Nights.runThrough(books, THE_27TH, "close");
        take(
                THE_28TH,
                TransactionLine.of("R1", "REFUND", "M007", "50.00").of("P1"),
                TransactionLine.payment("P5", "M002", "200.00"),
                TransactionLine.payment("P6", "M009", "200.00"));
        endTheMonthWithADeath();
        pay();
        take(MARCH, TransactionLine.payment("P7", "M007", "100.00"));
        Nights.runThrough(books, MARCH, "close");
    }

    private static void take(LocalDate date, TransactionLine... rows) {
        List.of(rows).forEach(row -> row.on(date));
        books.importTransactions(TransactionLine.file(home, date + ".csv", rows), date);
    }

    private static void endTheMonthWithADeath() {
        Nights.runThrough(books, THE_28TH, "reconciliation");
        books.jdbc().execute("""
                CREATE TRIGGER dies BEFORE INSERT ON invoice_line FOR EACH ROW
                  IF NEW.invoice_id = 'I-202602-M009-CNY' THEN
                    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the test lets it die';
                  END IF""");
        assertThat(books.run("settlement", THE_28TH).outcome()).isEqualTo(Outcome.FAILED);
        books.jdbc().execute("DROP TRIGGER dies");
        for (String stage : List.of("settlement", "payout", "close")) {
            assertThat(books.run(stage, THE_28TH).outcome()).as(stage).isEqualTo(Outcome.DONE);
        }
    }

    private static void pay() throws IOException {
        Path statement = Files.writeString(home.resolve("statement.csv"), """
                record,booking_date,value_date,reference,currency,amount,description
                OPENING,2026-03-01,2026-03-01,,CNY,0.00,
                ENTRY,2026-03-01,2026-03-01,INV 02,CNY,2.10,Crane Courier
                ENTRY,2026-03-01,2026-03-01,INV 02,CNY,2.00,Crane Courier
                CLOSING,2026-03-01,2026-03-01,,CNY,4.10,
                """);
        books.take(ImportKind.STATEMENT, "lotus", statement, MARCH);
        assertThat(pay(M007, "INV 02").out()).isEqualTo(M007 + " is paid\n");
        assertThat(pay(M007, "INV 02").out()).isEqualTo(M007 + " is paid already\n");
    }

    private static CommandRun pay(String invoice, String reference) {
        return CommandRun.of(
                books,
                "invoice",
                "paid",
                invoice,
                "--bank",
                "lotus",
                "--reference",
                reference,
                "--operator",
                "wang",
                "--reason",
                "mail of 03-01");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void aMonthIsInvoicedOnItsLastBusinessDateOnly() throws IOException {
        assertThat(books.out(THE_27TH).resolve("settlement/invoices")).doesNotExist();
        assertThat(books.out(MARCH).resolve("settlement/invoices")).doesNotExist();
        assertThat(Files.readString(books.out(THE_28TH).resolve("settlement/invoices/M007-2026-02.csv")))
                .isEqualTo("""
                record,invoice_id,merchant_id,currency,period_from,period_to,invoiced_on,type,rule,price,count,base_amount,fee
                LINE,I-202602-M007-CNY,M007,CNY,2026-02-01,2026-02-28,2026-02-28,PAYMENT,CNY,0.006 × amount (HALF_UP),2,400.00,2.40
                LINE,I-202602-M007-CNY,M007,CNY,2026-02-01,2026-02-28,2026-02-28,REFUND,,,1,50.00,-0.30
                TOTAL,I-202602-M007-CNY,M007,CNY,2026-02-01,2026-02-28,2026-02-28,,,,3,450.00,2.10
                """);
    }

    /** Fees are those of the terms of their own date: of M002 only the 28th is invoiced, of M009 only the 27th. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            merchant, invoiced, settled on 27, settled on 28
            M002, 120, 9940, 20000
            M007, 210, 40000, 0
            M009, 60, 10000, 19880
            """)
    void whoIsInvoicedIsSettledGross(String merchant, long invoiced, long on27, long on28) {
        assertThat(books.number("SELECT total_minor FROM invoice WHERE merchant_id = ?", merchant))
                .isEqualTo(invoiced);
        assertThat(settled(merchant, THE_27TH)).isEqualTo(on27);
        assertThat(settled(merchant, THE_28TH)).isEqualTo(on28);
    }

    private static long settled(String merchant, LocalDate night) {
        return books.number(
                "SELECT SUM(net_minor) FROM settlement WHERE merchant_id = ? AND business_date = ?", merchant, night);
    }

    @Test
    void whatIsToBeInvoicedBecomesAClaimThatALineOfTheBankPays() {
        assertThat(funds.posted("M007.CNY.UNBILLED")).isEqualTo(-60);
        assertThat(funds.posted("M007.CNY.INVOICED")).isZero();
        assertThat(funds.posted("M002.CNY.UNBILLED")).isZero();
        assertThat(funds.posted("M002.CNY.INVOICED")).isEqualTo(-120);
        assertThat(funds.posted("M002.CNY.DUE")).isZero();
        assertThat(funds.posted("lotus.CNY.UNIDENTIFIED")).isEqualTo(200);
    }

    @Test
    void whatIsNotPaidIsListedUntilItIs() {
        assertThat(open(THE_28TH)).containsExactly("M002 1.20 0", "M007 2.10 0", "M009 0.60 0");
        assertThat(open(MARCH)).containsExactly("M002 1.20 1", "M009 0.60 1");
    }

    private static List<String> open(LocalDate night) {
        return Nights.rows(books.out(night).resolve("settlement/invoices-open-%s.csv".formatted(night))).stream()
                .map(row -> "%s %s %s".formatted(row.get("merchant_id"), row.get("amount"), row.get("age_days")))
                .toList();
    }

    @Test
    void aPaymentIsAuditedAndNamesTheLineItClaims() {
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT(operator, '|', reason, '|', subject, '|', detail)
                        FROM audit_log WHERE action = 'invoice paid'""", String.class))
                .containsExactly("wang|mail of 03-01|invoice %s|lotus line INV 02".formatted(M007));
        assertThat(books.number("SELECT COUNT(*) FROM journal WHERE type = 'INVOICE'"
                        + " AND corrects LIKE 'BANK_STATEMENT/lotus/%/3' AND reason = 'mail of 03-01'"))
                .isEqualTo(1);
    }

    /** The other line with the reference is of another amount, and one line pays one invoice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I-202602-M007-CNY | INV 03 | invoice I-202602-M007-CNY is paid already, by another line
            I-202602-M002-CNY | INV 02 | no unclaimed line of the statements of lotus has reference 'INV 02' and 1.20 CNY; import the statement first
            I-202601-M002-CNY | INV 02 | there is no invoice 'I-202601-M002-CNY'; see ./run.sh invoice list
            """)
    void whatWasNotPaidIsWrongUse(String invoice, String reference, String told) {
        CommandRun refused = pay(invoice, reference);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo(told + "\n");
    }

    @Test
    void invoicesAreListed() {
        String open = "I-202602-M002-CNY  M002  2026-02  1.20 CNY\n%sI-202602-M009-CNY  M009  2026-02  0.60 CNY\n";

        assertThat(CommandRun.of(books, "invoice", "list").out()).isEqualTo(open.formatted(""));
        assertThat(CommandRun.of(books, "invoice", "list", "--all").out())
                .isEqualTo(open.formatted("I-202602-M007-CNY  M007  2026-02  2.10 CNY  paid 2026-03-01\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            27 | 28 | false
            27 | | false
            28 | 31 | true
            """)
    void aMonthEndsWhereTheNextBusinessDateIsOfAnother(int night, Integer next, boolean ends) {
        LocalDate first = LocalDate.of(2026, 2, 1);

        assertThat(MonthlyInvoicing.endsMonth(
                        first.withDayOfMonth(night), next == null ? null : first.plusDays(next - 1L)))
                .isEqualTo(ends);
    }
}

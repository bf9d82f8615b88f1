package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.operation.command.CommandRun;

/** Adjustments as two operators make them, and what the night makes of them. */
@Tag("database")
class AdjustmentCommandTest {
    private static final List<String> CASES = List.of("B1", "B2", "B3", "B4", "B5", "B6", "I1", "I2");

    @TempDir
    private static Path home;

    private static Books books;

    /** Merchants whose pending account is buffered, B, or immediate, I; what Friday's adjustments come to is below. */
    @BeforeAll
    static void open() {
        books = Books.empty(home);
        SampleSetUp setUp = SampleSetUp.right()
                .replace("institution.yml", "file_adjustments: BOOKED", "file_adjustments: PROPOSED")
                .replace("merchants.csv", "Freight,CN,T+0,NONE,PROPORTION,ACTIVE", "Freight,CN,T+0,NONE,KEEP,CLOSED");
        for (String merchant : CASES) {
            setUp.add("merchants.csv", merchant + ",Case " + merchant + ",CN,D+0,NONE,KEEP,ACTIVE")
                    .add(
                            "accounts.csv",
                            merchant
                                    + (merchant.startsWith("I")
                                            ? ",CNY,IMMEDIATE,POSTED,0.00"
                                            : ",CNY,BUFFERED,EFFECTIVE,0.00"));
        }
        books.setUp(setUp.writeTo(home.resolve("setup")));
        books.importTransactions(
                TransactionLine.file(
                        home,
                        "day.csv",
                        CASES.stream()
                                .filter(merchant -> !merchant.equals("B6"))
                                .map(merchant -> TransactionLine.payment("SALE-" + merchant, merchant, "100.00"))
                                .toList()),
                Books.FRIDAY);
        adjust("B1", "--credit 12.50");
        adjust("B2", "--debit 20.00");
        adjust("B3", "--credit 0.60 --against FEE_INCOME");
        adjust("B4", "--debit 100.00");
        adjust("B5", "--debit 130.00");
        adjust("B6", "--debit 5.00");
        adjust("I1", "--credit 12.50");
        adjust("I2", "--debit 20.00");
        Nights.cutOver(books, Books.FRIDAY);
        List.of("posting", "clearing", "settlement").forEach(stage -> books.run(stage, Books.FRIDAY));
        books.jdbc().update("UPDATE account SET status = 'FROZEN' WHERE code = 'M008.CNY.PENDING'");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    private static void adjust(String merchant, String amount) {
        assertThat(run("wang", "propose F-%s --merchant %s --currency CNY %s".formatted(merchant, merchant, amount))
                        .exit())
                .isZero();
        assertThat(run("li", "approve F-" + merchant).exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            merchant | adjustment | net    | due
            B1       |      12.50 | 111.90 |      0
            B2       |     -20.00 |  79.40 |      0
            B3       |       0.60 | 100.00 |      0
            B4       |    -100.00 |   0.00 |    -60
            B5       |    -130.00 |   0.00 |  -3060
            B6       |      -5.00 |   0.00 |   -500
            I1       |      12.50 | 111.90 |      0
            I2       |     -20.00 |  79.40 |      0
            """)
    void itGoesIntoTheSettlementAndTheStatement(String merchant, String adjustment, String net, long dueMinor) {
        Path folder = books.out(Books.FRIDAY).resolve("settlement");

        assertThat(Nights.rows(folder.resolve("settlement-2026-02-13.csv")))
                .filteredOn(row -> row.get("merchant_id").equals(merchant))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("adjustment_amount", adjustment)
                        .containsEntry("net_amount", net));
        assertThat(Nights.rows(folder.resolve("statements/" + merchant + ".csv")))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("transaction_id", "F-" + merchant)
                        .containsEntry("net", adjustment)
                        .containsEntry("fee", "0.00"));
        assertThat(posted(merchant + ".CNY.DUE")).isEqualTo(dueMinor);
    }

    @Test
    void theHousePaysAndTakesItAndNobodyIsOverdrawn() {
        assertThat(posted("PLATFORM.CNY.ADJUSTMENT_EXPENSE")).isEqualTo(-2 * 1250 + 2 * 2000 + 10000 + 13000 + 500);
        assertThat(posted("PLATFORM.CNY.FEE_INCOME")).isEqualTo(7 * 60 - 60);
        assertThat(books.number("SELECT COALESCE(SUM(amount_minor), 0) FROM entry"))
                .isZero();
        assertThat(books.number("SELECT COUNT(*) FROM account WHERE guard <> 'NONE' AND posted_minor < 0"))
                .isZero();
    }

    @Test
    void isProposedByOneAndApprovedByAnotherOnceAndAudited() {
        List<CommandRun> runs = Stream.of(
                        run("wang", "propose A1 --merchant M007 --currency CNY --credit 12.50"),
                        run("wang", "propose A1 --merchant M007 --currency CNY --credit 12.50"),
                        run("wang", "approve A1"),
                        run("li", "approve A1"),
                        run("li", "approve A1"))
                .toList();

        assertThat(runs).extracting(CommandRun::exit).containsExactly(0, 0, 2, 0, 0);
        assertThat(runs)
                .extracting(run -> run.out() + run.err())
                .containsExactly(
                        "A1 is proposed; another person approves or rejects it\n",
                        "A1 is proposed already; another person approves or rejects it\n",
                        "adjustment A1 was proposed by wang: another person decides about it\n",
                        "A1 is approved and booked\n",
                        "A1 is approved already\n");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS('|', operator, reason, action, subject, detail) FROM audit_log"
                                        + " WHERE subject = 'adjustment A1' ORDER BY audit_id",
                                String.class))
                .containsExactly(
                        "wang|case 18|adjustment propose|adjustment A1|12.50 CNY to M007",
                        "li|case 18|adjustment approve|adjustment A1|12.50 CNY to M007");
        assertThat(list("--status", "APPROVED").lines())
                .anySatisfy(line -> assertThat(line).contains("A1 ", "12.50 CNY", "wang: case 18; on 2026-02-14 li"));
        assertThat(books.number("SELECT COUNT(*) FROM buffered_credit WHERE source = 'A1'"))
                .isOne();
    }

    /** Who can write a file could credit any merchant: what it adjusts waits for a second person, once. */
    @Test
    void oneInAFileIsAProposalOfWhoBringsIt() {
        Path file = TransactionLine.file(
                home,
                "forged.csv",
                TransactionLine.of("FORGED", "ADJUSTMENT", "M007", "8000.00").on(Books.SATURDAY));
        long pending = posted("M007.CNY.PENDING");
        CommandRun brought = CommandRun.of(books, "import", "transactions", "--operator", "wang", file.toString());
        assertThat(brought.out()).contains("1 accepted");
        assertThat(books.number("SELECT COUNT(*) FROM transaction WHERE transaction_id = 'FORGED'"))
                .isZero();
        assertThat(books.number("SELECT COUNT(*) FROM buffered_credit WHERE source = 'FORGED'"))
                .isZero();
        assertThat(posted("M007.CNY.PENDING")).isEqualTo(pending);
        assertThat(list().lines())
                .anyMatch(line -> line.contains("FORGED") && line.contains("file forged.csv, line 2"));
        assertThat(run("Wang", "approve FORGED").err()).contains("another person decides about it");

        Path again = TransactionLine.file(
                home,
                "again.csv",
                TransactionLine.of("FORGED", "ADJUSTMENT", "M007", "8000.00").on(Books.SATURDAY),
                TransactionLine.of("FORGED", "ADJUSTMENT", "M007", "8000.01").on(Books.SATURDAY));
        CommandRun twice = CommandRun.of(books, "import", "transactions", "--operator", "wang", again.toString());
        assertThat(twice.out()).contains("0 accepted, 1 known already, 1 rejected");
        assertThat(run("li", "reject FORGED").exit()).isZero();
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT_WS('|', operator, action, subject, detail) FROM audit_log
                        WHERE subject LIKE '%forged.csv' OR action = 'refused' AND detail LIKE '%FORGED%'
                        ORDER BY audit_id""", String.class))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "wang|import transactions|file forged.csv|for 2026-02-14: 1 rows, 1 accepted"),
                        line -> assertThat(line)
                                .startsWith("Wang|refused|adjustment approve|adjustment FORGED was proposed by wang"));
        assertThat(books.number("SELECT COUNT(*) FROM audit_log WHERE login = '' OR host = '' OR chain = ''"))
                .isZero();
    }

    @Test
    void aRejectedOneMovesNothing() {
        run("wang", "propose R1 --merchant M007 --currency CNY --credit 12.50");
        assertThat(run("li", "reject R1").out()).isEqualTo("R1 is rejected\n");
        assertThat(run("li", "reject R1").out()).isEqualTo("R1 is rejected already\n");

        assertThat(run("zhao", "approve R1").err()).isEqualTo("adjustment R1 was rejected by li already\n");
        assertThat(list("--status", "REJECTED").lines()).anyMatch(line -> line.contains("R1 "));
        assertThat(books.number("SELECT COUNT(*) FROM transaction WHERE transaction_id = 'R1'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            propose X --merchant M999 --currency CNY --credit 1.00 | there is no merchant 'M999' with accounts in CNY
            propose X --merchant M007 --currency USD --credit 1.00 | there is no merchant 'M007' with accounts in USD
            propose X --merchant M007 --currency RMB --credit 1.00 | 'RMB' is no ISO 4217 currency
            propose X --merchant M007 --currency CNY --credit 0.00 | '0.00' must be more than zero
            propose X --merchant M007 --currency CNY --debit -1.00 | '-1.00' must be more than zero
            propose SALE-B1 --merchant M007 --currency CNY --debit 1.00 | there is a transaction SALE-B1; give the adjustment another id
            propose F-B1 --merchant B1 --currency CNY --debit 12.50 | there is another adjustment F-B1, APPROVED
            approve NONE | there is no adjustment NONE
            """)
    void whatMayNotBeIsWrongUse(String command, String told) {
        CommandRun refused = run("li", command);

        assertThat(refused.err()).isEqualTo(told + "\n");
        assertThat(refused.exit()).isEqualTo(2);
    }

    /** The row of a file that came meanwhile has the id, the merchant was closed, its account frozen. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            M007 | there is a transaction L-M007 by now; reject the adjustment and propose it under another id
            M009 | merchant M009 is closed
            M008 | adjustment L-M008: account M008.CNY.PENDING is FROZEN
            """)
    void whatCannotBeBookedIsNotApproved(String merchant, String told) {
        String id = "L-" + merchant;
        run("wang", "propose %s --merchant %s --currency CNY --debit 5.00".formatted(id, merchant));
        if (merchant.equals("M007")) {
            books.importTransactions(
                    TransactionLine.file(
                            home,
                            "late.csv",
                            TransactionLine.payment(id, merchant, "1.00").on(Books.SATURDAY)),
                    Books.SATURDAY);
        }
        long rows = books.number("SELECT COUNT(*) FROM transaction");

        CommandRun refused = run("li", "approve " + id);

        assertThat(refused.err()).isEqualTo(told + "\n");
        assertThat(books.number("SELECT COUNT(*) FROM transaction")).isEqualTo(rows);
        assertThat(list().lines()).anyMatch(line -> line.contains(id));
    }

    private static long posted(String account) {
        return books.number("SELECT posted_minor FROM account WHERE code = ?", account);
    }

    private static String list(String... options) {
        return CommandRun.of(
                        books,
                        Stream.concat(Stream.of("adjustment", "list"), Stream.of(options))
                                .toArray(String[]::new))
                .out();
    }

    private static CommandRun run(String operator, String command) {
        return CommandRun.of(
                books,
                Stream.concat(
                                Stream.of(("adjustment " + command).split(" ")),
                                Stream.of("--operator", operator, "--reason", "case 18"))
                        .toArray(String[]::new));
    }
}

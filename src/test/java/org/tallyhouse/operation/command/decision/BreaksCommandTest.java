package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.operation.command.CommandRun;

/** Breaks of Friday's night on the command line; Saturday is open. */
@Tag("database")
class BreaksCommandTest {
    private static final String AMOUNT = "2026-02-13-cardnet-T20260213-00060";
    private static final String FEE = "2026-02-13-cardnet-T20260213-00061";
    private static final String MISSING = "2026-02-13-cardnet-T20260213-00063";
    private static final String DUPLICATE = "2026-02-13-qrpay-QR20260213514735-PAYMENT-1-theirs";

    private static final Beginning RECONCILED = Beginning.of(books -> {
        books.setUp(SampleSetUp.right()
                .with("reconciliation-terms.csv", """
                        channel,currency,amount_tolerance,fee_tolerance,carry_days,fallback_keys,write_off_limit,second_person_limit,effective_from,effective_to
                        cardnet,CNY,,,1,,0.50,100.00,2026-01-01,
                        """)
                .writeTo(books.home().resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "reconciliation");
    });

    @TempDir
    private Path home;

    private Books books;

    @BeforeEach
    void beginBehindFridaysReconciliation() {
        books = RECONCILED.copy(home);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void breaksAreListedByWhatIsAskedFor() {
        assertThat(breaks("list").out().lines()).hasSize(6);
        assertThat(breaks("list", "--channel", "cardnet", "--class", "FEE_DIFF")
                        .out()
                        .lines())
                .singleElement()
                .asString()
                .matches(FEE + " +FEE_DIFF +0.23 CNY +1 days +OPEN +");
        // the day is over in which the other side might have come
        assertThat(breaks("list", "--status", "CARRIED").out()).isEqualTo("no breaks\n");
        assertThat(breaks("list", "--older-than", "1").out()).isEqualTo("no breaks\n");
        assertThat(breaks("list", "--date", "2026-02-13", "--csv").out().lines())
                .hasSize(7)
                .first()
                .isEqualTo("break_id,channel,business_date,class,transaction_id,channel_reference,our_amount,"
                        + "their_amount,difference,currency,age_days,status,assignee,waits_for_approval_of");
        assertThat(breaks("list", "--json").out()).contains("\"breakId\" : \"" + AMOUNT + "\"");
        assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("reconciliation/breaks-cardnet-2026-02-13.csv")))
                .filteredOn(row -> row.get("class").startsWith("MISSING"))
                .extracting(row -> row.get("status"))
                .containsOnly("CARRIED");
    }

    @Test
    void eachWayOfResolvingIsShownBefore() {
        assertThat(breaks("show", FEE).out())
                .contains("ACCEPT_THEIRS of " + FEE)
                .containsPattern("credit +0.23 CNY  cardnet.CNY.SUSPENSE\n +debit +0.23 CNY  cardnet.CNY.COST")
                .containsPattern("debit +0.23 CNY  cardnet.CNY.RECEIVABLE")
                .containsPattern("debit +0.23 CNY  cardnet.CNY.DIFFERENCE");
        assertThat(breaks("show", "nothing").err()).contains("there is no break nothing");
        assertThat(breaks("list", "--date", "2026-13-40").err())
                .startsWith("Invalid value for option '--date': '2026-13-40' is no date like 2026-02-13, nor today,");
    }

    @Test
    void aResolutionIsBookedOnceAndAudited() {
        Funds funds = new Funds(books);
        long cost = funds.posted("cardnet.CNY.COST");
        assertThat(decide("resolve", FEE, "--as", "ACCEPT_THEIRS", "--dry-run").out())
                .contains("nothing was booked; 1 would be resolved");
        assertThat(funds.posted("cardnet.CNY.COST")).isEqualTo(cost);
        assertThat(decide("assign", FEE, "--to", "zhao").out()).contains("1 assigned to zhao");
        assertThat(decide("resolve", FEE, "--as", "ACCEPT_THEIRS").exit()).isZero();
        assertThat(funds.posted("cardnet.CNY.COST")).isEqualTo(cost - 23);
        CommandRun again = decide("resolve", FEE, "--as", "ACCEPT_OURS");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is RESOLVED; what ended is not opened again");
        assertThat(suspenseAndBreaks()).isZero();
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', operator, action, subject, detail) FROM audit_log"
                                        + " WHERE action LIKE 'breaks%' ORDER BY audit_id",
                                String.class))
                .containsExactly(
                        "li breaks assign break %s to zhao".formatted(FEE),
                        "li breaks resolve break %s ACCEPT_THEIRS".formatted(FEE));
        books.sampleDay(Books.SATURDAY);
        Nights.runThrough(books, Books.SATURDAY, "reconciliation");
        assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("reconciliation/breaks-cardnet-2026-02-14.csv")))
                .filteredOn(row -> row.get("break_id").equals(FEE))
                .extracting(row -> row.get("status"))
                .containsExactly("RESOLVED");
    }

    @Test
    void aboveTheLimitAnotherPersonApproves() {
        Funds funds = new Funds(books);
        long receivable = funds.posted("cardnet.CNY.RECEIVABLE");
        CommandRun waits = decide("resolve", MISSING, "--as", "ACCEPT_OURS");
        assertThat(waits.exit()).isEqualTo(3);
        assertThat(waits.out()).contains("0 resolved, 1 wait for another person");
        assertThat(breaks("list", "--channel", "cardnet").out()).contains("resolved by li, to be approved");
        assertThat(decide("resolve", MISSING, "--as", "ACCEPT_OURS").err()).contains("waits for an approval");
        assertThat(decide("approve", MISSING).err()).contains("another person decides about that");
        assertThat(funds.posted("cardnet.CNY.RECEIVABLE")).isEqualTo(receivable);
        assertThat(run("wang", "reject", MISSING).exit()).isZero();
        assertThat(decide("resolve", MISSING, "--as", "ACCEPT_OURS").exit()).isEqualTo(3);
        assertThat(run("wang", "approve", MISSING).exit()).isZero();
        assertThat(funds.posted("cardnet.CNY.RECEIVABLE")).isEqualTo(receivable - 19_818);
        assertThat(run("wang", "approve", MISSING).err()).contains("is RESOLVED");
        assertThat(suspenseAndBreaks()).isZero();
    }

    @Test
    void limitsAndAccountsAreKept() {
        assertThat(decide("resolve", AMOUNT, "--as", "WRITE_OFF").err())
                .contains("is about 10.00 CNY; with cardnet up to 0.50 may be written off");
        assertThat(decide("resolve", DUPLICATE, "--as", "WRITE_OFF").err())
                .contains("with qrpay up to 0.00 may be written off");
        assertThat(decide("resolve", FEE, AMOUNT, "--as", "WRITE_OFF").exit()).isEqualTo(2);
        assertThat(books.number("SELECT COUNT(*) FROM break_resolution")).isZero();
        assertThat(decide("resolve", FEE, "--as", "WRITE_OFF").exit()).isZero();
        assertThat(breaks("list", "--status", "WRITTEN_OFF").out()).contains(FEE);
        assertThat(decide("resolve", AMOUNT, "--as", "ADJUST").err()).contains("an account is named to adjust");
        assertThat(decide("resolve", AMOUNT, "--as", "ADJUST", "--account", "M999.CNY.BALANCE")
                        .err())
                .contains("is not there");
        assertThat(decide("resolve", AMOUNT, "--as", "ADJUST", "--account", "PLATFORM.CNY.ADJUSTMENT_EXPENSE")
                        .exit())
                .isZero();
        assertThat(decide("resolve", "nothing", "--as", "ACCEPT_OURS").err()).contains("there is no break nothing");
        assertThat(suspenseAndBreaks()).isZero();
    }

    /** What a register accounts for is no place for a difference: a proof would stop each night from then on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            M001.CNY.PENDING              | is a merchant's: resolve with --as ACCEPT_THEIRS, then ./run.sh adjustment propose
            M001.CNY.DUE                  | is a merchant's
            M001.CNY.RESERVE              | is a merchant's
            M001.CNY.ESCROW.MALL          | is a merchant's
            M001.CNY.TRANSIT              | is a merchant's
            cardnet.CNY.SUSPENSE          | bears no difference; what does is an account of kind AGENT_PAYABLE, FEE_INCOME, COST
            cardnet.CNY.RECEIVABLE        | bears no difference
            qrpay.CNY.SUSPENSE            | bears no difference
            lotus.CNY.CASH                | bears no difference
            lotus.CNY.UNIDENTIFIED        | bears no difference
            PLATFORM.CNY.POSTING_TRANSIT  | bears no difference
            qrpay.CNY.COST                | is with cardnet; qrpay.CNY.COST is another channel's
            PLATFORM.USD.FEE_INCOME       | sums to
            """)
    void noDifferenceGoesWhereAProofFindsIt(String account, String refused) {
        CommandRun run = decide("resolve", AMOUNT, "--as", "ADJUST", "--account", account);

        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(refused);
        assertThat(books.number("SELECT COUNT(*) FROM break_resolution")).isZero();
    }

    @Test
    void whatWasResolvedIsUndoneByAnotherPersonAndResolvedOtherwise() {
        Funds funds = new Funds(books);
        List<Long> before = List.of(
                funds.posted("cardnet.CNY.COST"),
                funds.posted("cardnet.CNY.RECEIVABLE"),
                funds.posted("cardnet.CNY.SUSPENSE"));
        assertThat(decide("resolve", FEE, "--as", "ACCEPT_THEIRS").exit()).isZero();
        assertThat(decide("resolve", AMOUNT, MISSING, "--as", "ACCEPT_OURS").exit())
                .isEqualTo(3);
        assertThat(by("zhao", "approve", MISSING).exit()).isZero();
        assertThat(decide("undo", FEE).err()).contains("was resolved by li: another person undoes that");
        assertThat(by("zhao", "undo", MISSING).err()).contains("was resolved by zhao: another person undoes that");
        assertThat(by("wang", "undo", DUPLICATE).err()).contains("only what a person resolved is undone");

        CommandRun undone = by("wang", "undo", FEE, AMOUNT, MISSING);

        assertThat(undone.exit()).as(undone.err()).isZero();
        assertThat(undone.out().lines())
                .containsExactlyInAnyOrder(
                        "open again: " + FEE + "-again",
                        "open again: " + AMOUNT + "-again",
                        "open again: " + MISSING + "-again");
        assertThat(List.of(
                        funds.posted("cardnet.CNY.COST"),
                        funds.posted("cardnet.CNY.RECEIVABLE"),
                        funds.posted("cardnet.CNY.SUSPENSE")))
                .isEqualTo(before);
        assertThat(by("wang", "undo", FEE).err())
                .contains("is undone already; see ./run.sh breaks show " + FEE + "-again");
        assertThat(suspenseAndBreaks()).isZero();
        assertThat(decide("resolve", FEE + "-again", "--as", "WRITE_OFF").exit())
                .isZero();
        assertThat(books.night(Books.FRIDAY).toString()).contains("DONE");
        books.sampleDay(Books.SATURDAY);
        assertThat(books.night(Books.SATURDAY).toString()).contains("DONE");
        assertThat(suspenseAndBreaks()).isZero();
        assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("reconciliation/breaks-cardnet-2026-02-14.csv")))
                .filteredOn(row -> row.get("break_id").startsWith(MISSING))
                .extracting(row -> row.get("break_id") + " " + row.get("status"))
                .containsExactlyInAnyOrder(MISSING + " RESOLVED", MISSING + "-again MATCHED_LATER");
    }

    @Test
    void whatWasMatchedSinceIsNotUndone() {
        assertThat(decide("resolve", FEE, "--as", "ACCEPT_THEIRS").exit()).isZero();
        books.jdbc()
                .update(
                        "INSERT INTO recon_match (id, record_id, business_date)"
                                + " SELECT id, record_id, '2026-02-14' FROM recon_break WHERE break_id = ?",
                        FEE);

        assertThat(by("wang", "undo", FEE).err()).contains("has been matched since, or stands in another break");
        assertThat(books.number("SELECT COUNT(*) FROM break_undone")).isZero();
    }

    private CommandRun by(String operator, String verb, String... rest) {
        List<String> words = new ArrayList<>(List.of("breaks", verb));
        words.addAll(List.of(rest));
        words.addAll(List.of("--operator", operator, "--reason", "asked the channel"));
        return CommandRun.of(books, words.toArray(String[]::new));
    }

    private long suspenseAndBreaks() {
        return books.number("""
                SELECT (SELECT COALESCE(SUM(b.difference_minor), 0)
                        FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id
                        WHERE e.break_id IS NULL AND b.currency = 'CNY')
                     + (SELECT SUM(posted_minor) FROM account WHERE kind = 'SUSPENSE' AND currency = 'CNY')""");
    }

    private CommandRun decide(String what, String... arguments) {
        return run("li", what, arguments);
    }

    private CommandRun run(String operator, String what, String... arguments) {
        List<String> all = new ArrayList<>(List.of(what));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--operator", operator, "--reason", "checked"));
        return breaks(all.toArray(String[]::new));
    }

    private CommandRun breaks(String... arguments) {
        List<String> all = new ArrayList<>(List.of("breaks"));
        all.addAll(List.of(arguments));
        return CommandRun.of(books, all.toArray(String[]::new));
    }
}

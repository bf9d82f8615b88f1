package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.RunResult.Outcome;

/** Payouts from their order to their end, with limits: above 5,000.00 a second person, in parts of 300,000.00. */
@Tag("database")
class PayoutLifeTest {
    private static final String BIG = "P-20260213-M006-CNY";
    private static final String SMALL = "P-20260213-M008-CNY";

    private static final Beginning FRIDAY_CLOSED = Beginning.of(books -> {
        books.setUp(SampleSetUp.right()
                .with("payout-terms.csv", """
                        bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
                        lotus,CNY,5000.00,300000.00,,400000.00,1
                        """)
                .writeTo(books.home().resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
    });

    @TempDir
    private Path home;

    private Books books;
    private Funds funds;

    @BeforeEach
    void open() {
        books = FRIDAY_CLOSED.copy(home);
        funds = new Funds(books);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aboveTheLimitAPayoutIsSplitHeldAndNotFiled() {
        assertThat(states(Books.FRIDAY))
                .containsExactly(
                        "P-20260213-M002-CNY WAITING 614354",
                        BIG + " WAITING 30000000",
                        BIG + "-2 WAITING 30000000",
                        BIG + "-3 WAITING 23811594",
                        SMALL + " FILED 151820",
                        "P-20260213-M010-USD FILED 241208");
        assertThat(funds.held("M006.CNY.BALANCE")).isEqualTo(83811594);
        assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("payout/not-paid-2026-02-13.csv")))
                .extracting(row -> row.get("amount") + " " + row.get("reason"))
                .containsExactly(
                        "6143.54 NEEDS_APPROVAL",
                        "238115.94 NEEDS_APPROVAL",
                        "300000.00 NEEDS_APPROVAL",
                        "300000.00 NEEDS_APPROVAL");
    }

    @Test
    void whatIsApprovedIsFiledByTheNextNightWithinTheLimitsOfAFile() {
        decide((payouts, decision) -> payouts.approve(List.of(BIG, BIG + "-2", BIG + "-3"), decision));
        nightOfSaturday();
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', instruction_id, status, file_date, file_sequence)"
                                        + " FROM payout_instruction WHERE merchant_id = 'M006'"
                                        + " AND business_date = ? ORDER BY 1",
                                String.class,
                                Books.FRIDAY))
                .containsExactly(
                        BIG + " FILED 2026-02-14 1", BIG + "-2 FILED 2026-02-14 2", BIG + "-3 FILED 2026-02-14 3");
        assertThat(books.number("SELECT MAX(total_minor) FROM bank_file WHERE bank_id = 'lotus'"))
                .isLessThanOrEqualTo(400_000_00);
        assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("payout/lotus/lotus-20260214-001.csv")))
                .extracting(row -> row.get("instruction_id"))
                .contains(BIG);
        assertThat(books.run("close", Books.SATURDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
    }

    @Test
    void whatIsRejectedIsFreeAgainAndNeverFiled() {
        decide((payouts, decision) -> payouts.reject(List.of(BIG), decision));
        assertThat(funds.held("M006.CNY.BALANCE")).isEqualTo(83811594 - 30000000);
        refused(
                "payout %s is REJECTED, it does not wait for an approval".formatted(BIG),
                (payouts, decision) -> payouts.approve(List.of(BIG + "-2", BIG), decision));
        assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE status = 'APPROVED'"))
                .isZero();
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', instruction_id, status, operator, reason)"
                                        + " FROM payout_event WHERE operator <> ''",
                                String.class))
                .containsExactly(BIG + " REJECTED li checked");
    }

    @Test
    void whatABankReturnsIsPaidAgainOnceToTheAccountOfToday() throws IOException {
        answer(SMALL + ",CNY,1518.20,ACCEPTED,", SMALL + ",CNY,1518.20,RETURNED,no such account");
        assertThat(funds.held("M008.CNY.BALANCE")).isZero();
        String again = SMALL + "-R2";
        decide((payouts, decision) ->
                assertThat(payouts.resend(List.of(SMALL), decision)).containsExactly(again));
        assertThat(funds.held("M008.CNY.BALANCE")).isEqualTo(151820);
        refused(
                "payout %s was sent again already".formatted(SMALL),
                (payouts, decision) -> payouts.resend(List.of(SMALL), decision));
        refused(
                "payout %s is APPROVED; only what a bank returned is sent again".formatted(again),
                (payouts, d) -> payouts.resend(List.of(again), d));
        nightOfSaturday();
        assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("payout/lotus/lotus-20260214-001.csv")))
                .extracting(row -> row.get("instruction_id"))
                .contains(again);
    }

    /** Days after it was paid (退票): the money is the merchant's again, and is paid again. */
    @Test
    void whatComesBackAfterItWasPaidIsPaidAgain() throws IOException {
        answer(SMALL + ",CNY,1518.20,PAID,");
        refused(
                "payout %s is PAID; only what a bank returned is sent again".formatted(SMALL),
                (payouts, decision) -> payouts.resend(List.of(SMALL), decision));
        nightOfSaturday();
        answer(SMALL + ",CNY,1518.20,RETURNED,account closed");
        decide((payouts, decision) ->
                assertThat(payouts.resend(List.of(SMALL), decision)).containsExactly(SMALL + "-R2"));
        books.sampleDay(Books.SUNDAY);
        Files.delete(home.resolve("in/2026-02-15/results-lotus.csv"));
        assertThat(books.night(Books.SUNDAY).outcome()).isEqualTo(Outcome.DONE);
        answer(SMALL + "-R2,CNY,1518.20,PAID,");
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT_WS(' ', j.type, j.source, e.amount_minor)
                        FROM entry e
                        JOIN journal j ON j.journal_id = e.journal_id AND j.source LIKE 'P-20260213-M008-CNY%'
                        JOIN account a ON a.account_id = e.account_id AND a.code = 'M008.CNY.BALANCE'
                        ORDER BY e.sequence""", String.class))
                .containsExactly(
                        "PAYOUT %s -151820".formatted(SMALL),
                        "PAYOUT_RETURN %s 151820".formatted(SMALL),
                        "PAYOUT %s-R2 -151820".formatted(SMALL));
    }

    @Test
    void whatWasOrderedByAPersonIsApprovedByAnother() throws IOException {
        decide((payouts, decision) -> payouts.approve(List.of("P-20260213-M002-CNY"), decision));
        nightOfSaturday();
        answer("P-20260213-M002-CNY,CNY,6143.54,RETURNED,closed");
        decide((payouts, decision) -> payouts.resend(List.of("P-20260213-M002-CNY"), decision));
        refused(
                "payout P-20260213-M002-CNY-R2 was ordered by li: another person decides about it",
                (payouts, decision) -> payouts.approve(List.of("P-20260213-M002-CNY-R2"), decision));
        OperatorDecision other = new OperatorDecision("wang", "checked", Books.SUNDAY);
        books.get(TransactionTemplate.class)
                .executeWithoutResult(
                        t -> books.get(PayoutDecisions.class).approve(List.of("P-20260213-M002-CNY-R2"), other));
        assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE status = 'APPROVED'"))
                .isEqualTo(1);
    }

    /** Whoever runs the night is a maker of its payouts, in whatever letters. */
    @ParameterizedTest
    @ValueSource(strings = {"test", "Test ", "ＴＥＳＴ"})
    void whoRanTheNightDoesNotApproveItsPayouts(String operator) {
        String payout = "P-20260213-M002-CNY";
        OperatorDecision maker = new OperatorDecision(operator, "checked", Books.SATURDAY);
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> books.get(TransactionTemplate.class)
                        .executeWithoutResult(
                                t -> books.get(PayoutDecisions.class).approve(List.of(payout), maker)))
                .withMessage("payout %s was ordered by test: another person decides about it", payout);

        decide((payouts, decision) -> payouts.approve(List.of(payout), decision));
    }

    /** After a day without an answer; its money stays held and it is in no other file, and an answer still ends it. */
    @Test
    void withoutAnAnswerAPayoutIsUnknownUntilOneComes() throws IOException {
        nightOfSaturday();
        books.sampleDay(Books.SUNDAY);
        Files.delete(home.resolve("in/2026-02-15/results-lotus.csv"));
        assertThat(books.night(Books.SUNDAY).outcome()).isEqualTo(Outcome.DONE);
        assertThat(states(Books.FRIDAY)).contains(SMALL + " UNKNOWN 151820", "P-20260213-M010-USD PAID 241208");
        assertThat(funds.held("M008.CNY.BALANCE")).isGreaterThanOrEqualTo(151820);
        assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE settlement_id = 'S-20260213-M008-CNY'"))
                .isEqualTo(1);
        answer(SMALL + ",CNY,1518.20,PAID,");
        assertThat(states(Books.FRIDAY)).contains(SMALL + " PAID 151820");
    }

    /** Without the answers of Friday's payouts at lotus. */
    private void nightOfSaturday() {
        books.sampleDay(Books.SATURDAY);
        try {
            Files.delete(home.resolve("in/2026-02-14/results-lotus.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(books.night(Books.SATURDAY).outcome()).isEqualTo(Outcome.DONE);
    }

    private interface Call {
        void on(PayoutDecisions payouts, OperatorDecision decision);
    }

    private void decide(Call call) {
        LocalDate open = books.get(PostingWindows.class).openDate().orElseThrow();
        books.get(TransactionTemplate.class)
                .executeWithoutResult(transaction ->
                        call.on(books.get(PayoutDecisions.class), new OperatorDecision("li", "checked", open)));
    }

    private void refused(String message, Call call) {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> decide(call))
                .withMessage(message);
    }

    private List<String> states(LocalDate date) {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', instruction_id, status, amount_minor) FROM payout_instruction"
                                + " WHERE business_date = ? ORDER BY instruction_id",
                        String.class,
                        date);
    }

    private void answer(String... rows) throws IOException {
        Path file = Files.createTempFile(home, "results", ".csv");
        Files.writeString(file, "instruction_id,currency,amount,result,reason\n" + String.join("\n", rows) + "\n");
        LocalDate open = books.get(PostingWindows.class).openDate().orElseThrow();
        assertThat(books.take(ImportKind.RESULTS, "lotus", file, open).rejected())
                .isZero();
    }
}

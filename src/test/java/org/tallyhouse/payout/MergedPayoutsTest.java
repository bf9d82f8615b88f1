package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.RunResult.Outcome;

/** Friday's payouts of M002 (6,143.54), M006 (838,115.94) and M008 (1,518.20), who have one bank account. */
@Tag("database")
class MergedPayoutsTest {
    private static final String M002 = "P-20260213-M002-CNY";
    private static final String M006 = "P-20260213-M006-CNY";
    private static final String M008 = "P-20260213-M008-CNY";
    private static final String FILE = "payout/lotus/lotus-20260213-001.csv";

    /** Friday up to its settlements, by the terms of the banks. */
    private static final Map<String, Beginning> SETTLED = new ConcurrentHashMap<>();

    @TempDir
    private Path home;

    @Test
    void oneLineOfTheFileIsPaidAndItsAnswerReachesEachSettlement() throws IOException {
        try (Books books = settled("")) {
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(lines(books)).containsExactly(M002 + " 845777.68 S-20260213-M002-CNY +2");
            assertThat(instructions(books))
                    .containsExactly(
                            M002 + " in " + M002 + " 614354 FILED",
                            M006 + " in " + M002 + " 83811594 FILED",
                            M008 + " in " + M002 + " 151820 FILED");
            assertThat(books.number("SELECT item_count FROM bank_file WHERE bank_id = 'lotus'"))
                    .isEqualTo(1);
            assertThat(books.run("close", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(CommandRun.of(books, "explain", "payout", M006).out())
                    .containsPattern(M002 + " +one item of 845777.68 CNY, with 2 more:")
                    .containsPattern(M002 + " +M002 6143.54 CNY")
                    .containsPattern(M008 + " +M008 1518.20 CNY");

            Funds funds = new Funds(books);
            answer(books, M002 + ",CNY,845777.68,PAID,");
            assertThat(List.of(
                            funds.held("M002.CNY.BALANCE"),
                            funds.held("M006.CNY.BALANCE"),
                            funds.held("M008.CNY.BALANCE")))
                    .containsOnly(0L);
            assertThat(books.number("SELECT COUNT(*) FROM journal WHERE type = 'PAYOUT'"))
                    .isEqualTo(3);
            answer(books, M002 + ",,,RETURNED,closed");
            assertThat(instructions(books)).allMatch(row -> row.endsWith("RETURNED"));
            assertThat(books.number(
                            "SELECT COUNT(*) FROM payout_event WHERE status = 'RETURNED' AND reason = 'closed'"))
                    .isEqualTo(3);

            decide(
                    books,
                    payouts -> assertThat(payouts.resend(List.of(M006), decision("li", books)))
                            .containsExactly(M006 + "-R2"));
            assertThat(funds.held("M006.CNY.BALANCE")).isEqualTo(83811594);
            assertThat(funds.held("M008.CNY.BALANCE")).isZero();
        }
    }

    @Test
    void whatIsMergedIsSplitOverTheSingleLimit() throws IOException {
        try (Books books = settled("lotus,CNY,,300000.00,,,,,,,,,\n")) {
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(lines(books))
                    .containsExactly(
                            M002 + " 300000.00 S-20260213-M002-CNY +1",
                            M006 + "-2 300000.00 S-20260213-M006-CNY",
                            M006 + "-3 245777.68 S-20260213-M006-CNY +1");
            assertThat(instructions(books))
                    .containsExactly(
                            M002 + " in " + M002 + " 614354 FILED",
                            M006 + " in " + M002 + " 29385646 FILED",
                            M006 + "-2 in " + M006 + "-2 30000000 FILED",
                            M006 + "-3 in " + M006 + "-3 24425948 FILED",
                            M008 + " in " + M006 + "-3 151820 FILED");
            answer(books, M006 + "-3,CNY,245777.68,RETURNED,");
            assertThat(instructions(books).stream()
                            .filter(row -> row.endsWith("RETURNED"))
                            .count())
                    .isEqualTo(2);
        }
    }

    /** M002, whose instruction is the first, has spent its money meanwhile. */
    @Test
    void withoutItsFirstATransferHasTheNameOfTheNext() throws IOException {
        try (Books books = settled("")) {
            new Funds(books).give("M002.CNY.BALANCE", -1, Books.FRIDAY);
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(lines(books)).containsExactly(M006 + " 839634.14 S-20260213-M006-CNY +1");
            assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("payout/not-paid-2026-02-13.csv")))
                    .extracting(row -> row.get("settlement_id") + " " + row.get("reason"))
                    .containsExactly("S-20260213-M002-CNY INSUFFICIENT_FUNDS");
        }
    }

    /** Together they are above the limit, so a person decides about all of them at once. */
    @Test
    void whatIsMergedIsApprovedAsAWhole() throws IOException {
        try (Books books = settled("lotus,CNY,840000.00,,,,,,,,,,\n")) {
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(instructions(books)).allMatch(row -> row.endsWith("WAITING"));
            assertThatExceptionOfType(RequestRefused.class)
                    .isThrownBy(() ->
                            decide(books, payouts -> payouts.approve(List.of(M006, M008), decision("li", books))))
                    .withMessage("%s, %s would be paid together with %s: name all of them".formatted(M006, M008, M002));
            decide(books, payouts -> payouts.approve(List.of(M002, M006, M008), decision("li", books)));
            assertThat(instructions(books)).allMatch(row -> row.endsWith("APPROVED"));
        }
    }

    /** An account that does not fit the bank's format refuses all that would be paid to it. */
    @Test
    void whatTheFormatCannotCarryIsListedForEachSettlement() throws IOException {
        try (Books books = settled("lotus,CNY,,,,,,NACHA_CCD,NACHA,,,021000021,1234567890\n")) {
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("payout/not-paid-2026-02-13.csv")))
                    .extracting(row -> row.get("settlement_id") + " " + row.get("reason"))
                    .containsExactly(
                            "S-20260213-M002-CNY BAD_BANK_DETAILS",
                            "S-20260213-M006-CNY BAD_BANK_DETAILS",
                            "S-20260213-M008-CNY BAD_BANK_DETAILS");
            assertThat(books.number("SELECT COUNT(*) FROM hold WHERE hold_id LIKE 'P-%CNY'"))
                    .isZero();
        }
    }

    /** With a page of one settlement an account is paid in as many transfers; none is ordered twice. */
    @Test
    void aStageThatStopsBetweenTwoPagesGoesOnBehindTheFirst() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/payout.yml"), "tallyhouse.payout.settlements-per-commit: 1\n");
        StopOnce stop = new StopOnce();
        try (Books set = settled("");
                Books books = Books.open(set.database(), home, stop)) {
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(instructions(books)).hasSize(1);
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(lines(books))
                    .containsExactly(
                            M002 + " 6143.54 S-20260213-M002-CNY",
                            M006 + " 838115.94 S-20260213-M006-CNY",
                            M008 + " 1518.20 S-20260213-M008-CNY");
        }
    }

    private static final class StopOnce extends Books.Watcher {
        private int commits;

        @Override
        public void committing(String step) {
            if (step.equals("payout.merge") && ++commits == 2) {
                throw new IllegalStateException("stopped");
            }
        }
    }

    private Books settled(String terms) {
        return SETTLED.computeIfAbsent(terms, MergedPayoutsTest::beginning).copy(home);
    }

    private static Beginning beginning(String terms) {
        return Beginning.of(books -> settle(books, terms));
    }

    private static void settle(Books books, String terms) throws IOException {
        String accounts = Files.readString(Books.SAMPLES.resolve("setup/merchant-bank-accounts.csv"))
                .replaceAll("(?m)^(merchant_id,.*)$", "$1,merge")
                .replaceAll("(?m)^(M0.*)$", "$1,")
                .replaceAll("(?m)^(M00[268]),CNY,lotus,.*$", "$1,CNY,lotus,Jade Group,9900-7777,true,2025-01-01,,true");
        books.setUp(SampleSetUp.right()
                .with(
                        "payout-terms.csv",
                        "bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,"
                                + "format,results,layout,results_layout,bank_code,originator_id\n" + terms)
                .with("merchant-bank-accounts.csv", accounts)
                .writeTo(books.home().resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "settlement");
    }

    private interface Call {
        void on(PayoutDecisions payouts);
    }

    private static void decide(Books books, Call call) {
        books.get(TransactionTemplate.class)
                .executeWithoutResult(transaction -> call.on(books.get(PayoutDecisions.class)));
    }

    private static OperatorDecision decision(String who, Books books) {
        LocalDate open = books.get(PostingWindows.class).openDate().orElseThrow();
        return new OperatorDecision(who, "checked", open);
    }

    private static List<String> lines(Books books) {
        return Nights.rows(books.out(Books.FRIDAY).resolve(FILE)).stream()
                .map(row -> String.join(" ", row.get("instruction_id"), row.get("amount"), row.get("reference")))
                .toList();
    }

    private static List<String> instructions(Books books) {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT(instruction_id, ' in ', transfer_id, ' ', amount_minor, ' ', status)"
                                + " FROM payout_instruction WHERE bank_id = 'lotus' AND attempt = 1 ORDER BY 1",
                        String.class);
    }

    private void answer(Books books, String row) throws IOException {
        Path file = Files.createTempFile(home, "results", ".csv");
        Files.writeString(file, "instruction_id,currency,amount,result,reason\n" + row + "\n");
        assertThat(books.take(ImportKind.RESULTS, "lotus", file, Books.SATURDAY))
                .extracting("accepted", "rejected")
                .containsExactly(1L, 0L);
    }
}

package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult.Outcome;

/** Payouts on the command line: two wait for a second person. */
@Tag("database")
class PayoutsCommandTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void runFridaysNight() {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right().with("payout-terms.csv", """
                        bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
                        lotus,CNY,5000.00,,,,
                        """).writeTo(home.resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void whatWaitsIsListedAndDecided() {
        assertThat(payouts("list", "--status", "WAITING").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("2026-02-13 P-20260213-M002-CNY +WAITING +lotus +6143.54 CNY +");
        assertThat(payouts("list", "--bank", "harbour", "--json").out())
                .contains("\"instructionId\" : \"P-20260213-M010-USD\"")
                .contains("\"bankFile\" : \"harbour-20260213-001.csv\"");

        CommandRun half = decide("approve", "P-20260213-M002-CNY", "P-20260213-M999-CNY");
        assertThat(half.exit()).isEqualTo(2);
        assertThat(half.err()).contains("there is no payout P-20260213-M999-CNY");
        assertThat(decide("approve", "P-20260213-M002-CNY").out()).contains("1 approved; the next night files them");
        assertThat(decide("reject", "P-20260213-M006-CNY").out()).contains("1 rejected; their money is free again");
        assertThat(decide("resend", "P-20260213-M006-CNY").err())
                .contains("P-20260213-M006-CNY is REJECTED; only what a bank returned is sent again");
        assertThat(payouts("list", "--status", "WAITING").out()).isEqualTo("no payouts\n");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', operator, action, subject) FROM audit_log"
                                        + " WHERE action LIKE 'payouts%' AND operator = 'li' ORDER BY 1",
                                String.class))
                .containsExactly(
                        "li payouts approve payout P-20260213-M002-CNY",
                        "li payouts reject payout P-20260213-M006-CNY");
    }

    @Test
    void whoDecidesSaysWhoAndWhy() {
        CommandRun run = payouts("approve", "P-20260213-M002-CNY");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--operator").contains("--reason");
    }

    private static CommandRun decide(String what, String... ids) {
        List<String> arguments = new ArrayList<>(List.of(what));
        arguments.addAll(List.of(ids));
        arguments.addAll(List.of("--operator", "li", "--reason", "checked"));
        return payouts(arguments.toArray(String[]::new));
    }

    private static CommandRun payouts(String... arguments) {
        List<String> all = new ArrayList<>(List.of("payouts"));
        all.addAll(List.of(arguments));
        return CommandRun.of(books, all.toArray(String[]::new));
    }
}

package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.online.LedgerTransactions;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult.Outcome;

/** Holds on the command line. */
@Tag("database")
class HoldCommandTest {
    private static final String BALANCE = "M003.CNY.BALANCE";

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.sample(home);
        OnlineLedger ledger = new OnlineLedger(java.time.Clock.systemUTC());
        new LedgerTransactions(books.get(DataSource.class))
                .run(connection -> ledger.credit(
                        connection, new Movement("fund", "cardnet.CNY.RECEIVABLE", BALANCE, 1_000_00, "CNY")));
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void aHoldIsPlacedCapturedInPartAndReleasedEachOnce() {
        for (int twice = 0; twice < 2; twice++) {
            assertThat(hold("place", "CASE-1", "--account", BALANCE, "--amount", "120.00")
                            .exit())
                    .isZero();
        }
        for (int twice = 0; twice < 2; twice++) {
            assertThat(hold("capture", "CASE-1", "--to", "M002.CNY.BALANCE", "--amount", "20", "--reference", "C")
                            .exit())
                    .isZero();
        }
        assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M002.CNY.BALANCE'"))
                .isZero();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(by("li", "approve", "C").exit()).isZero();
        }
        CommandRun released = hold("release", "CASE-1");
        assertThat(hold("release", "CASE-1").exit()).isZero();

        assertThat(released.exit()).isZero();
        assertThat(released.out())
                .contains("CASE-1   on M003.CNY.BALANCE, CNY, placed 2026-02-13")
                .contains("amount                 120.00")
                .contains("held                     0.00")
                .contains("20.00  CAPTURED C")
                .contains("100.00  RELEASED CASE-1/released");
        assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M002.CNY.BALANCE'"))
                .isEqualTo(20_00);
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT DISTINCT CONCAT(operator, ': ', action, ' ', subject, ' ', detail)"
                                        + " FROM audit_log WHERE subject = 'hold CASE-1' ORDER BY 1",
                                String.class))
                .containsExactly(
                        "li: hold capture hold CASE-1 BOOKED: 20.00 CNY to M002.CNY.BALANCE, C",
                        "wang: hold capture hold CASE-1 asked for: 20.00 CNY to M002.CNY.BALANCE, C",
                        "wang: hold place hold CASE-1 120.00 CNY on M003.CNY.BALANCE",
                        "wang: hold release hold CASE-1 100.00 CNY, CASE-1/released");
    }

    /** One person froze a merchant's money and moved it to another merchant. */
    @Test
    void whoAsksForAnotherOwnersMoneyDoesNotMoveIt() {
        hold("place", "CASE-3", "--account", BALANCE, "--amount", "100");
        CommandRun asked = hold("capture", "CASE-3", "--to", "M004.CNY.BALANCE");
        assertThat(asked.out())
                .contains("./run.sh hold approve CASE-3/captured")
                .contains("held                   100.00");
        assertThat(CommandRun.of(books, "hold", "waiting").out())
                .contains("100.00 CNY  M003.CNY.BALANCE -> M004.CNY.BALANCE  asked for by wang");

        for (String same : List.of("wang", "Wang", "ＷＡＮＧ")) {
            CommandRun refused = by(same, "approve", "CASE-3/captured");
            assertThat(refused.exit()).isNotZero();
            assertThat(refused.err()).contains("was asked for by wang: another person decides about it");
        }
        assertThat(hold("capture", "CASE-3", "--to", "M005.CNY.BALANCE").err())
                .contains("reference CASE-3/captured asks for another capture already");
        assertThat(by("li", "reject", "CASE-3/captured").exit()).isZero();
        assertThat(by("li", "approve", "CASE-3/captured").err()).contains("is REJECTED already");
        assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M004.CNY.BALANCE'"))
                .isZero();
        assertThat(hold("release", "CASE-3").out()).contains("100.00  RELEASED");
    }

    /** What is approved meanwhile may not be there any more: then nothing moves, and the request waits. */
    @Test
    void whatIsNotHeldAnyMoreIsNotMoved() {
        hold("place", "CASE-4", "--account", BALANCE, "--amount", "10");
        hold("capture", "CASE-4", "--to", "M004.CNY.BALANCE");
        hold("release", "CASE-4");

        assertThat(by("li", "approve", "CASE-4/captured").err()).contains("hold CASE-4 has ended already");
        assertThat(books.number("SELECT COUNT(*) FROM capture_request WHERE hold_id = 'CASE-4' AND status = 'WAITING'"))
                .isEqualTo(1);
        assertThat(by("li", "reject", "CASE-4/captured").exit()).isZero();
    }

    @Test
    void toAnAccountOfItsOwnerOnePersonMovesIt() {
        hold("place", "CASE-5", "--account", BALANCE, "--amount", "10");
        long before = books.number("SELECT posted_minor FROM account WHERE code = 'M003.CNY.PENDING'");

        assertThat(hold("capture", "CASE-5", "--to", "M003.CNY.PENDING").out()).contains("10.00  CAPTURED");
        assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M003.CNY.PENDING'"))
                .isEqualTo(before + 10_00);
    }

    @Test
    void holdsWhoseTimeIsOverExpireAllAtOnce() {
        for (String id : List.of("OLD-1", "OLD-2")) {
            hold("place", id, "--account", BALANCE, "--amount", "5", "--expires", "2026-01-01T00:00:00Z");
        }
        hold("place", "NEW-1", "--account", BALANCE, "--amount", "5", "--expires", "2999-01-01T00:00:00Z");

        assertThat(CommandRun.of(books, "hold", "expire").out()).contains("2 holds have expired");
        assertThat(CommandRun.of(books, "hold", "expire").out()).contains("0 holds have expired");
        assertThat(CommandRun.of(books, "hold", "show", "NEW-1").out()).contains("expires 2999-01-01T00:00Z");
    }

    @Test
    void wrongUseIsNamed() {
        assertThat(hold("place", "X", "--account", "NOBODY.CNY.BALANCE", "--amount", "5")
                        .exit())
                .isEqualTo(2);
        assertThat(hold("place", "X", "--account", BALANCE, "--amount", "5.001").err())
                .contains("has more than the 2 decimal digits of CNY");
        assertThat(hold("place", "X", "--account", BALANCE, "--amount", "99999999")
                        .err())
                .contains("I8: account M003.CNY.BALANCE has");
        hold("place", "CASE-2", "--account", BALANCE, "--amount", "7");
        assertThat(hold("capture", "CASE-2", "--to", "M002.CNY.BALANCE", "--amount", "1")
                        .err())
                .contains("--reference");
        assertThat(hold("release", "CASE-2", "--amount", "8", "--reference", "R")
                        .err())
                .contains("hold CASE-2 still holds 700 minor units, 800 are wanted");
        assertThat(hold("release", "no such hold").exit()).isEqualTo(2);
        assertThat(CommandRun.of(books, "hold", "place", "X", "--account", BALANCE, "--amount", "5")
                        .err())
                .contains("--operator");
        assertThat(books.number("SELECT COUNT(*) FROM audit_log WHERE subject = 'hold X'"))
                .isZero();
    }

    @Test
    void aHoldBehindAPayoutIsLeftToTheBank(@TempDir Path other) {
        try (Books paying = Books.sampleFriday(other)) {
            assertThat(paying.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            String payout =
                    paying.jdbc().queryForObject("SELECT MIN(instruction_id) FROM payout_instruction", String.class);

            CommandRun run =
                    CommandRun.of(paying, "hold", "release", payout, "--operator", "wang", "--reason", "mistake");

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("is behind a payout: the bank's result ends it");
        }
    }

    private static CommandRun hold(String... arguments) {
        return by("wang", arguments);
    }

    private static CommandRun by(String operator, String... arguments) {
        List<String> all = new ArrayList<>(List.of("hold"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--operator", operator, "--reason", "court order 17"));
        return CommandRun.of(books, all.toArray(String[]::new));
    }
}

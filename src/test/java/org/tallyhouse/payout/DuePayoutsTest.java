package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Money that missed its way on Friday. M008 was settled 1,518.20, M002 6,143.54, M006 838,115.94; whatever else they get on
 * Saturday goes its own way.
 */
@Tag("database")
class DuePayoutsTest {
    private static final String SETTLEMENT = "S-20260213-M008-CNY";
    private static final String BALANCE = "M008.CNY.BALANCE";

    private static final Beginning SETTLED = Beginning.of(books -> {
        books.setUp(SampleSetUp.right().writeTo(books.home().resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "settlement");
    });

    @TempDir
    private Path home;

    private Books books;
    private Funds funds;

    @BeforeEach
    void open() {
        books = SETTLED.copy(home);
        funds = new Funds(books);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void onceThereIsAnAccountTheNextNightPays() {
        account("M008", "effective_to = '2026-02-12'");
        night(Books.FRIDAY);
        assertThat(dues()).containsExactly("NIGHT NO_BANK_ACCOUNT 151820");
        assertThat(standing(Books.FRIDAY)).containsExactly(BALANCE + " 1518.20 NO_BANK_ACCOUNT " + SETTLEMENT);

        account("M008", "effective_to = NULL");
        night(Books.SATURDAY);

        assertThat(dues()).isEmpty();
        assertThat(payouts()).containsExactly("P-" + SETTLEMENT + " FILED 151820");
        assertThat(standing(Books.SATURDAY)).isEmpty();
    }

    @Test
    void itStaysWithItsReasonUntilThen() {
        account("M008", "effective_to = '2026-02-12'");
        night(Books.FRIDAY);
        books.jdbc().update("""
                INSERT INTO merchant_bank_account
                SELECT merchant_id, currency, bank_id, account_name, '9902-9999', is_default, effective_from, NULL,
                       bank_code, urgency, merges
                FROM merchant_bank_account WHERE merchant_id = 'M008'""");
        account("M008", "effective_to = NULL");

        night(Books.SATURDAY);

        assertThat(dues()).containsExactly("NIGHT TWO_BANK_ACCOUNTS 151820");
        assertThat(notPaid(Books.SATURDAY)).contains(SETTLEMENT + " 1518.20 TWO_BANK_ACCOUNTS");
    }

    /** In parts by the bank's limit for one transfer, as its own night would. */
    @Test
    void whatIsDueIsSplitToo() {
        books.jdbc().update("""
                INSERT INTO payout_terms (bank_id, single_limit_minor) VALUES ('lotus', 60000)
                ON DUPLICATE KEY UPDATE single_limit_minor = 60000, amount_per_file_minor = NULL""");
        account("M008", "effective_to = '2026-02-12'");
        night(Books.FRIDAY);
        account("M008", "effective_to = NULL");

        night(Books.SATURDAY);

        assertThat(payouts())
                .containsExactly(
                        "P-" + SETTLEMENT + " FILED 60000",
                        "P-" + SETTLEMENT + "-2 FILED 60000",
                        "P-" + SETTLEMENT + "-3 FILED 31820");
        assertThat(dues()).isEmpty();
    }

    /** 1,000.00 was spent: 518.20 is free and 1,000.00 is not there any more. */
    @Test
    void whatIsFreeIsPaidAndWhatWasSpentIsTold() {
        funds.give(BALANCE, -100_000, Books.FRIDAY);
        night(Books.FRIDAY);
        assertThat(dues()).containsExactly("NIGHT INSUFFICIENT_FUNDS 151820");

        night(Books.SATURDAY);

        assertThat(payouts()).containsExactly("P-" + SETTLEMENT + " FILED 51820");
        assertThat(dues()).containsExactly("NONE SPENT 100000");
        assertThat(notPaid(Books.SATURDAY)).contains(SETTLEMENT + " 1000.00 SPENT");
        night(Books.SUNDAY);
        assertThat(notPaid(Books.SUNDAY)).noneMatch(row -> row.startsWith(SETTLEMENT));
    }

    /** 1,000.00 is frozen for something else: it is due until it is free, or captured. */
    @Test
    void whatIsHeldStaysDue() {
        hold("H-1", 100_000);
        night(Books.FRIDAY);
        night(Books.SATURDAY);
        assertThat(payouts()).containsExactly("P-" + SETTLEMENT + " FILED 51820");
        assertThat(dues()).containsExactly("NIGHT INSUFFICIENT_FUNDS 100000");

        in(holds -> holds.release(List.of("H-1"), Books.SUNDAY));
        night(Books.SUNDAY);

        assertThat(payouts())
                .containsExactly("P-" + SETTLEMENT + " FILED 51820", "P-" + SETTLEMENT + "-2 FILED 100000");
        assertThat(dues()).isEmpty();
    }

    @Test
    void aMerchantThatIsHeldIsNotPaid() {
        account("M008", "effective_to = '2026-02-12'");
        night(Books.FRIDAY);
        account("M008", "effective_to = NULL");
        books.jdbc().update("""
                INSERT INTO settlement_stop (stop_id, merchant_id, channel, effective_from, operator, reason)
                VALUES ('STOP', 'M008', '', '2026-02-14', 'li', 'asked for')""");

        night(Books.SATURDAY);

        assertThat(payouts()).isEmpty();
        assertThat(dues()).containsExactly("NIGHT NO_BANK_ACCOUNT 151820");
    }

    @Test
    void whoIsPaidOnRequestNowKeepsItInTheBalance() {
        account("M008", "effective_to = '2026-02-12'");
        night(Books.FRIDAY);
        books.jdbc().update("UPDATE merchant SET payout = 'NONE' WHERE merchant_id = 'M008'");

        night(Books.SATURDAY);

        assertThat(dues()).containsExactly("NONE PAID_ON_REQUEST 151820");
        assertThat(standing(Books.SATURDAY)).isEmpty();
    }

    /** Two persons changed the account while the payout waited: it goes to the account in force, and waits again. */
    @Test
    void anAccountThatEndedGetsNothing() {
        books.jdbc().update("""
                INSERT INTO payout_terms (bank_id, approval_limit_minor) VALUES ('lotus', 100000)
                ON DUPLICATE KEY UPDATE approval_limit_minor = 100000""");
        night(Books.FRIDAY);
        assertThat(payouts()).containsExactly("P-20260213-M008-CNY WAITING 151820");
        decide("payouts", "approve", "P-20260213-M008-CNY");
        account("M008", "account_number = '9902-7777'");

        night(Books.SATURDAY);

        assertThat(payouts())
                .containsExactly("P-20260213-M008-CNY REJECTED 151820", "P-" + SETTLEMENT + "-2 WAITING 151820");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT(reason, operator) FROM payout_event WHERE instruction_id = 'P-20260213-M008-CNY'"
                                        + " AND status = 'REJECTED'",
                                String.class))
                .containsExactly("its bank account is not in force on 2026-02-14");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT account_number FROM payout_instruction WHERE status = 'WAITING' AND settlement_id = ?",
                                String.class,
                                SETTLEMENT))
                .containsExactly("9902-7777");
        decide("payouts", "approve", "P-" + SETTLEMENT + "-2");
        night(Books.SUNDAY);
        assertThat(payouts()).contains("P-" + SETTLEMENT + "-2 FILED 151820");
        assertThat(dues()).isEmpty();
    }

    /** Nobody pays by himself what a person has stopped; a person orders it again, and another approves. */
    @Test
    void whatAPersonStoppedAPersonOrders() {
        books.jdbc().update("""
                INSERT INTO payout_terms (bank_id, approval_limit_minor) VALUES ('lotus', 100000)
                ON DUPLICATE KEY UPDATE approval_limit_minor = 100000""");
        night(Books.FRIDAY);
        decide("payouts", "reject", "P-20260213-M008-CNY");
        assertThat(dues()).containsExactly("ORDER REJECTED 151820");

        night(Books.SATURDAY);
        assertThat(dues()).containsExactly("ORDER REJECTED 151820");
        assertThat(standing(Books.SATURDAY)).containsExactly(BALANCE + " 1518.20 REJECTED " + SETTLEMENT);
        assertThat(CommandRun.of(books, "payouts", "due", "--merchant", "M008").out())
                .isEqualTo("2026-02-13 " + SETTLEMENT + "                 1518.20 CNY  by order  REJECTED looked at\n");
        decide("payouts", "order", SETTLEMENT);
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', operator, subject, detail) FROM audit_log WHERE action = 'payouts order'",
                                String.class))
                .containsExactly("li payout P-" + SETTLEMENT + "-2 1518.20 CNY to M008");

        assertThat(dues()).isEmpty();
        assertThat(payouts())
                .containsExactly("P-20260213-M008-CNY REJECTED 151820", "P-" + SETTLEMENT + "-2 WAITING 151820");
        CommandRun twice = command("payouts", "order", SETTLEMENT);
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.err()).contains("of which anything is due");
    }

    /** A payout that came back is sent again by a person, and is on its way then. */
    @Test
    void whatABankSentBackStandsUntilItIsSentAgain() {
        night(Books.FRIDAY);
        night(Books.SATURDAY);
        assertThat(dues()).containsExactly("RESEND RETURNED 151820");
        assertThat(standing(Books.SATURDAY)).containsExactly(BALANCE + " 1518.20 RETURNED " + SETTLEMENT);

        decide("payouts", "resend", "P-20260213-M008-CNY");

        assertThat(dues()).isEmpty();
        night(Books.SUNDAY);
        assertThat(dues()).isEmpty();
        assertThat(payouts()).contains("P-20260213-M008-CNY-R2 FILED 151820");
    }

    private void night(LocalDate date) {
        if (!date.equals(Books.FRIDAY)) {
            books.sampleDay(date);
        }
        assertThat(books.night(date)).extracting("outcome").isEqualTo(Outcome.DONE);
    }

    /** Of the merchant; a set-up would be guarded by cooling off, which has a test of its own. */
    private void account(String merchant, String change) {
        books.jdbc().update("UPDATE merchant_bank_account SET " + change + " WHERE merchant_id = ?", merchant);
    }

    private List<String> dues() {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', way, reason, amount_minor) FROM payout_due WHERE settlement_id = ?"
                                + " ORDER BY way",
                        String.class,
                        SETTLEMENT);
    }

    private List<String> payouts() {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', instruction_id, status, amount_minor) FROM payout_instruction"
                                + " WHERE settlement_id = ? ORDER BY instruction_id",
                        String.class,
                        SETTLEMENT);
    }

    private List<String> standing(LocalDate date) {
        return Nights.rows(books.out(date).resolve("close/standing-%s.csv".formatted(date))).stream()
                .filter(row -> row.get("account").endsWith(".CNY.BALANCE"))
                .map(row -> "%s %s %s".formatted(row.get("account"), row.get("amount"), row.get("why")))
                .toList();
    }

    private List<String> notPaid(LocalDate date) {
        return Nights.rows(books.out(date).resolve("payout/not-paid-%s.csv".formatted(date))).stream()
                .map(row -> "%s %s %s".formatted(row.get("settlement_id"), row.get("amount"), row.get("reason")))
                .toList();
    }

    /** It was free, and is gone: nobody can send it again. */
    @Test
    void whatCameBackAndWasSpentIsTold() {
        night(Books.FRIDAY);
        night(Books.SATURDAY);
        assertThat(dues()).containsExactly("RESEND RETURNED 151820");
        funds.give(BALANCE, -100_000, Books.SUNDAY);

        night(Books.SUNDAY);

        assertThat(dues()).containsExactly("NONE SPENT 100000", "RESEND RETURNED 51820");
        LocalDate monday = Books.SUNDAY.plusDays(1);
        Nights.cutOver(books, monday);
        assertThat(books.run("payout", monday).outcome()).isEqualTo(Outcome.DONE);
        assertThat(dues()).as("told once").containsExactly("NONE SPENT 100000", "RESEND RETURNED 51820");
    }

    private void hold(String id, long minor) {
        in(holds -> assertThat(holds.place(
                        List.of(new Holds.Request(id, funds.id(BALANCE), minor, Books.FRIDAY, "a quarrel"))))
                .isEmpty());
    }

    private void in(Consumer<Holds> work) {
        books.get(TransactionTemplate.class).executeWithoutResult(status -> work.accept(books.get(Holds.class)));
    }

    private void decide(String... words) {
        CommandRun run = command(words);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private CommandRun command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--operator", "li", "--reason", "looked at"));
        return CommandRun.of(books, all.toArray(String[]::new));
    }
}

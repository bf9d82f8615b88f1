package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;

/** What banks answer on Saturday to the payouts of Friday's sample night. */
@Tag("database")
class ResultsImportTest {
    @TempDir
    private static Path home;

    private static Books books;
    private static Funds funds;

    @BeforeAll
    static void runFridaysNight() {
        books = Books.sampleFriday(home);
        funds = new Funds(books);
        books.jdbc().update("UPDATE merchant SET payout = 'AUTO' WHERE merchant_id = 'M007'");
        books.jdbc().update("""
                INSERT INTO merchant_bank_account (merchant_id, currency, bank_id, account_name, account_number,
                                                   is_default, effective_from)
                VALUES ('M007', 'CNY', 'lotus', 'Crane', '9907-0001', TRUE, '2025-01-01')""");
        Nights.runThrough(books, Books.FRIDAY, "payout");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void aPaidPayoutCapturesItsHoldAndTheCashLeaves() throws IOException {
        long balance = funds.posted("M002.CNY.BALANCE");
        long cash = funds.posted("lotus.CNY.CASH");
        assertThat(funds.held("M002.CNY.BALANCE")).isEqualTo(614354);
        assertThat(take("lotus", "P-20260213-M002-CNY,CNY,6143.54,PAID,"))
                .extracting("accepted", "ignored", "rejected")
                .containsExactly(1L, 0L, 0L);
        assertThat(funds.held("M002.CNY.BALANCE")).isZero();
        assertThat(funds.posted("M002.CNY.BALANCE")).isEqualTo(balance - 614354);
        assertThat(funds.posted("lotus.CNY.CASH")).isEqualTo(cash + 614354);
        assertThat(hold("P-20260213-M002-CNY")).isEqualTo("614354 captured, 0 released");
    }

    @Test
    void aReturnedPayoutReleasesItsHoldAndTheMoneyStaysWithTheMerchant() throws IOException {
        long balance = funds.posted("M008.CNY.BALANCE");
        long entries = books.number("SELECT COUNT(*) FROM entry");
        take("lotus", "P-20260213-M008-CNY,CNY,1518.20,RETURNED,account name does not match");
        assertThat(rejected("lotus", "P-20260213-M008-CNY,CNY,1518.20,PAID,")).endsWith("ALREADY_ANSWERED");
        assertThat(funds.held("M008.CNY.BALANCE")).isZero();
        assertThat(funds.posted("M008.CNY.BALANCE")).isEqualTo(balance);
        assertThat(books.number("SELECT COUNT(*) FROM entry")).isEqualTo(entries);
        assertThat(hold("P-20260213-M008-CNY")).isEqualTo("0 captured, 151820 released");
    }

    /** The second PAID is the first again; the return is a bank's that sends the money back. */
    @Test
    void ofTwoAnswersInOneFileTheFirstCountsButWhatWasPaidMayComeBack() throws IOException {
        long balance = funds.posted("M007.CNY.BALANCE");
        assertThat(take(
                        "lotus",
                        "P-20260213-M007-CNY,CNY,27394.68,PAID,",
                        "P-20260213-M007-CNY,CNY,27394.68,PAID,",
                        "P-20260213-M007-CNY,CNY,27394.68,RETURNED,",
                        "P-20260213-M007-CNY,CNY,27394.68,RETURNED,"))
                .extracting("accepted", "ignored", "rejected")
                .containsExactly(2L, 2L, 0L);
        assertThat(funds.posted("M007.CNY.BALANCE")).isEqualTo(balance);
        assertThat(funds.held("M007.CNY.BALANCE")).isZero();
    }

    /** Days later (退票): a new journal puts the money back, once. */
    @Test
    void whatWasPaidAndComesBackIsCreditedOnce() throws IOException {
        String paid = "P-20260213-M010-USD,USD,2412.08,PAID,";
        String returned = "P-20260213-M010-USD,USD,2412.08,RETURNED,account closed";
        long balance = funds.posted("M010.USD.BALANCE");
        long cash = funds.posted("harbour.USD.CASH");
        assertThat(take("harbour", paid)).extracting("accepted").isEqualTo(1L);
        assertThat(funds.posted("M010.USD.BALANCE")).isEqualTo(balance - 241208);
        assertThat(take("harbour", paid + "again"))
                .extracting("accepted", "ignored")
                .containsExactly(0L, 1L);

        books.jdbc().update("UPDATE account SET status = 'FROZEN' WHERE code = 'M010.USD.BALANCE'");
        assertThat(take("harbour", returned)).extracting("accepted").isEqualTo(1L);
        assertThat(take("harbour", returned + " ", paid + "late"))
                .as("neither the return again nor the payment before it is news")
                .extracting("accepted", "ignored", "rejected")
                .containsExactly(0L, 2L, 0L);
        assertThat(funds.posted("M010.USD.BALANCE")).isEqualTo(balance);
        assertThat(funds.posted("harbour.USD.CASH")).isEqualTo(cash);
        assertThat(hold("P-20260213-M010-USD")).isEqualTo("241208 captured, 0 released");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', status, reason) FROM payout_event"
                                        + " WHERE instruction_id = 'P-20260213-M010-USD' AND status <> 'FILED' ORDER BY 1",
                                String.class))
                .containsExactly("PAID ", "RETURNED account closed");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT type FROM journal WHERE source = 'P-20260213-M010-USD' ORDER BY 1",
                                String.class))
                .containsExactly("PAYOUT", "PAYOUT_RETURN");
    }

    /** A payout nobody answered for is unknown; the acceptance that comes then may have come before. */
    @Test
    void anAcceptanceSaidAgainAfterAPayoutWasGivenUpIsTaken() throws IOException {
        String accepted = "P-20260213-M006-CNY,CNY,838115.94,ACCEPTED,";
        assertThat(take("lotus", accepted)).extracting("accepted").isEqualTo(1L);
        books.jdbc()
                .update(
                        "UPDATE payout_instruction SET status = 'UNKNOWN' WHERE instruction_id = 'P-20260213-M006-CNY'");
        assertThat(take("lotus", accepted + "again")).extracting("accepted").isEqualTo(1L);
        assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE status = 'ACCEPTED'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            bank | row | rejected
            lotus | P-20260213-M999-CNY,CNY,1.00,PAID, | 2 instruction_id P-20260213-M999-CNY UNKNOWN_INSTRUCTION
            harbour | P-20260213-M006-CNY,CNY,838115.94,PAID, | 2 instruction_id P-20260213-M006-CNY UNKNOWN_INSTRUCTION
            lotus | P-20260213-M006-CNY,CNY,838115.93,PAID, | 2 amount 838115.93 AMOUNT_DIFFERS
            lotus | P-20260213-M006-CNY,USD,838115.94,PAID, | 2 amount 838115.94 AMOUNT_DIFFERS
            lotus | P-20260213-M006-CNY,CNY,838115.94,REFUSED, | 2 result REFUSED UNKNOWN_VALUE
            """)
    void anAnswerThatFitsNoInstructionIsRejectedAndItsHoldStays(String bank, String row, String rejected)
            throws IOException {
        assertThat(rejected(bank, row)).isEqualTo(rejected);
        assertThat(funds.held("M006.CNY.BALANCE")).isEqualTo(83811594);
    }

    @Test
    void aStatementLineOfAPayoutIsThatPayoutAndBooksNothing() throws IOException {
        long entries = books.number("SELECT COUNT(*) FROM entry");
        Path file = Files.writeString(home.resolve("statement.csv"), """
                record,booking_date,value_date,reference,currency,amount,description
                OPENING,2026-02-14,2026-02-14,,CNY,3000000.00,
                ENTRY,2026-02-14,2026-02-14,P-20260213-M006-CNY,CNY,-838115.94,Payout
                CLOSING,2026-02-14,2026-02-14,,CNY,2161884.06,
                """);
        books.take(ImportKind.STATEMENT, "lotus", file, Books.SATURDAY);
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT meaning FROM statement_line WHERE reference = 'P-20260213-M006-CNY'",
                                String.class))
                .containsExactly("PAYOUT");
        assertThat(books.number("SELECT COUNT(*) FROM entry")).isEqualTo(entries);
    }

    private static String hold(String id) {
        return books.jdbc()
                .queryForObject(
                        "SELECT CONCAT(captured_minor, ' captured, ', released_minor, ' released') FROM hold"
                                + " WHERE hold_id = ?",
                        String.class,
                        id);
    }

    private static String rejected(String bank, String row) throws IOException {
        assertThat(take(bank, row)).extracting("accepted", "rejected").containsExactly(0L, 1L);
        return books.jdbc()
                .queryForObject(
                        "SELECT CONCAT_WS(' ', line, field, value, reason) FROM reject ORDER BY file_id DESC LIMIT 1",
                        String.class);
    }

    private static FileImport.Result take(String bank, String... rows) throws IOException {
        Path file = Files.createTempFile(home, "results", ".csv");
        Files.writeString(file, "instruction_id,currency,amount,result,reason\n" + String.join("\n", rows) + "\n");
        return books.take(ImportKind.RESULTS, bank, file, Books.SATURDAY);
    }
}

package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult.Outcome;

/** What is odd is left where it is, with its reason, and the night goes on for all others. */
@Tag("database")
class OddMoneyNightTest {
    @TempDir
    private Path home;

    @Test
    void aPayoutOfTooManyPartsIsNotPaidAndTheOthersAre() {
        try (Books books = Books.sampleFriday(home)) {
            books.jdbc().update("UPDATE payout_terms SET single_limit_minor = 100 WHERE bank_id = 'lotus'");

            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);

            assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("payout/not-paid-2026-02-13.csv")))
                    .filteredOn(row -> row.get("merchant_id").equals("M006"))
                    .singleElement()
                    .satisfies(
                            row -> assertThat(row)
                                    .containsEntry("amount", "838115.94")
                                    .containsEntry("reason", "TOO_MANY_PARTS")
                                    .containsEntry(
                                            "detail",
                                            "838116 transfers by the bank's single_limit, at most 1000 are made of one payout"));
            assertThat(books.number("SELECT COUNT(*) FROM hold WHERE hold_id LIKE 'P-20260213-M006%'"))
                    .isZero();
            assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE bank_id = 'harbour'"))
                    .isOne();
        }
    }

    @Test
    void aBillInACurrencyThatNobodyHasYetIsReconciled() throws IOException {
        try (Books books = Books.sampleFriday(home)) {
            Path bill = Files.writeString(home.resolve("cad.csv"), """
                    channel_reference,business_date,type,currency,amount,fee,status
                    CAD-1,2026-02-13,PAYMENT,CAD,12.00,0.10,SUCCESS
                    """);
            books.take(ImportKind.CHANNEL_BILL, "cardnet", bill, Books.FRIDAY);

            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);

            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT CONCAT_WS(' ', class, difference_minor) FROM recon_break"
                                            + " WHERE currency = 'CAD'",
                                    String.class))
                    .isEqualTo(List.of("MISSING_IN_OURS -1190"));
            assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'cardnet.CAD.SUSPENSE'"))
                    .isEqualTo(1190);
        }
    }

    @Test
    void whatIsAboveACeilingIsNotTakenInNotPaidOutAndSetAside() throws IOException {
        try (Books books = Books.sampleFriday(home)) {
            SampleSetUp setUp = SampleSetUp.right().with("amount-ceilings.csv", """
                    party,id,currency,ceiling
                    MERCHANT,,CNY,50000.00
                    MERCHANT,M002,CNY,60000.00
                    CHANNEL,bankpay,CNY,10000.00
                    BANK,,CNY,800000.00
                    BANK,harbour,USD,10000000.00
                    """);
            books.setUp(setUp.writeTo(Files.createDirectories(home.resolve("ceilings"))));

            FileImport.Result taken = books.importTransactions(
                    TransactionLine.file(
                            home,
                            "large.csv",
                            TransactionLine.payment("OVER-ANY", "M001", "50000.01"),
                            TransactionLine.payment("OWN", "M002", "60000.00"),
                            TransactionLine.payment("OVER-OWN", "M002", "60000.01")),
                    Books.FRIDAY);
            written(books, "BY-BANK", "bankpay", 1_000_001);
            written(books, "BY-CARD", "cardnet", 1_000_001);

            assertThat(taken).extracting("accepted", "rejected").containsExactly(1L, 2L);
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT CONCAT_WS(' ', value, reason, detail) FROM reject WHERE reason = 'OVER_CEILING'"
                                            + " ORDER BY line",
                                    String.class))
                    .hasSize(2)
                    .first(InstanceOfAssertFactories.STRING)
                    .contains("a transaction of merchant M001 is of at most 50000.00");
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT CONCAT_WS(' ', t.transaction_id, q.reason, q.detail, q.misstated)"
                                            + " FROM quarantine q JOIN transaction t ON t.id = q.id",
                                    String.class))
                    .containsExactly("BY-BANK OVER_CEILING 1000001 minor units CNY: bankpay has at most 1000000 0");
            assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("payout/not-paid-2026-02-13.csv")))
                    .filteredOn(row -> row.get("reason").equals("OVER_CEILING"))
                    .extracting(row -> row.get("merchant_id") + ": " + row.get("detail"))
                    .containsExactly(
                            "M006: 838115.94 CNY are paid together, amount-ceilings.csv lets lotus pay at most 800000.00");
            CommandRun ordered = CommandRun.of(
                    books, "payouts", "order", "S-20260213-M006-CNY", "--operator", "li", "--reason", "after all");
            assertThat(ordered.exit()).isEqualTo(2);
            assertThat(ordered.err()).contains("S-20260213-M006-CNY: 838115.94 CNY are paid together");
        }
    }

    /** As the contract in SQL lets another program write it. */
    private static void written(Books books, String id, String channel, long amountMinor) {
        books.jdbc().update("""
                INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
                SELECT w.window_id, a.account_id, o.account_id, ?, ?
                FROM posting_window w JOIN account a ON a.code = 'M003.CNY.PENDING'
                JOIN account o ON o.code = CONCAT(?, '.CNY.RECEIVABLE')
                WHERE w.open_marker = 1""", amountMinor, id, channel);
        books.jdbc().update("""
                INSERT INTO transaction (transaction_id, business_date, occurred_at, type, merchant_id, channel, product,
                                         card_type, currency, amount_minor, channel_reference, status, pending_minor)
                VALUES (?, '2026-02-13', '2026-02-13 10:00:00', 'PAYMENT', 'M003', ?, 'card', '', 'CNY', ?, ?, 'SUCCESS', ?)""", id, channel, amountMinor, id, amountMinor);
    }

    @Test
    void anAmountThatNobodyPaysIsRejected() {
        try (Books books = Books.sampleFriday(home)) {
            FileImport.Result taken = books.importTransactions(
                    TransactionLine.file(
                            home,
                            "odd.csv",
                            TransactionLine.payment("ODD", "M001", "9223372036854.00"),
                            TransactionLine.payment("EVEN", "M001", "1000000000000.00")),
                    Books.FRIDAY);
            assertThat(taken).extracting("accepted", "rejected").containsExactly(1L, 1L);
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT CONCAT_WS(' ', value, reason) FROM reject ORDER BY file_id DESC LIMIT 1",
                                    String.class))
                    .containsExactly("922337***6854.00 AMOUNT_TOO_LARGE");
        }
    }

    @Test
    void theThousandthFileOfADayHasANameOfItsOwn() {
        try (Books books = Books.sampleFriday(home)) {
            Nights.runThrough(books, Books.FRIDAY, "payout");
            books.letRecordsBeChanged();
            books.jdbc().update("DELETE FROM bank_file WHERE bank_id = 'lotus'");
            books.jdbc().update("UPDATE payout_instruction SET file_sequence = 1000 WHERE bank_id = 'lotus'");

            books.get(FilingMapper.class).insertFiles(Books.FRIDAY, "lotus", Urgency.NORMAL, Books.SATURDAY);

            assertThat(books.jdbc().queryForList("SELECT name FROM bank_file WHERE bank_id = 'lotus'", String.class))
                    .containsExactly("lotus-20260213-1000.csv");
        }
    }
}

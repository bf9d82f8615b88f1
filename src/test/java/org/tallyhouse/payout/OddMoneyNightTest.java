package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
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

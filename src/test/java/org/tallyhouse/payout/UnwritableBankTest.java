package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** A bank whose layout cannot hold what is written stops the night behind the files of all others. */
@Tag("database")
class UnwritableBankTest {
    private static final String TERMS = """
            bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,format,results,\
            layout,results_layout,bank_code,originator_id
            lotus,CNY,,,,,,LAYOUT,LAYOUT,fixed-width-payout,fixed-width-result,,
            """;

    @TempDir
    private Path home;

    @Test
    void theOthersHaveTheirFilesAndItsOwnComeOnceTheLayoutIsMended() throws IOException {
        Path layouts = Files.createDirectories(home.resolve("jobs/layouts"));
        Files.copy(Path.of("jobs/layouts/fixed-width-result.yml"), layouts.resolve("fixed-width-result.yml"));
        String right = Files.readString(Path.of("jobs/layouts/fixed-width-payout.yml"));
        Path layout = layouts.resolve("fixed-width-payout.yml");
        // wide enough for each transfer, and not for their sum
        Files.writeString(
                layout,
                right.replace(
                                "total, type: amount, unit: minor, width: 15",
                                "total, type: amount, unit: minor, width: 8")
                        .replace("filler, width: 166", "filler, width: 173"));
        try (Books books = Books.empty(home)) {
            books.setUp(SampleSetUp.right()
                    .with("payout-terms.csv", TERMS)
                    .with("merchant-bank-accounts.csv", digitsOnly())
                    .writeTo(home.resolve("setup")));
            books.sampleDay(Books.FRIDAY);
            books.importTransactions(
                    TransactionLine.file(home, "large.csv", TransactionLine.payment("LARGE", "M002", "500000.00")),
                    Books.FRIDAY);
            Nights.runThrough(books, Books.FRIDAY, "settlement");

            RunResult stopped = books.run("payout", Books.FRIDAY);
            assertThat(stopped.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(stopped.message()).contains("total");
            Path payout = books.out(Books.FRIDAY).resolve("payout");
            assertThat(payout.resolve("harbour/harbour-20260213-001.csv.ok")).exists();
            assertThat(payout.resolve("lotus/lotus-20260213-001.txt")).doesNotExist();
            assertThat(books.number("SELECT COUNT(*) FROM bank_file WHERE bank_id = 'harbour' AND delivery = 'NONE'"))
                    .isEqualTo(1);

            Files.writeString(layout, right);
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(payout.resolve("lotus/lotus-20260213-001.txt.ok")).exists();
            assertThat(books.number("SELECT COUNT(*) FROM bank_file WHERE delivery = 'WAITING'"))
                    .isZero();
            assertThat(books.run("close", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    /** The trailer has a hash of the account numbers. */
    private static String digitsOnly() throws IOException {
        return Files.readString(Books.SAMPLES.resolve("setup/merchant-bank-accounts.csv"))
                .replaceAll("99(\\d\\d)-", "99$1");
    }
}

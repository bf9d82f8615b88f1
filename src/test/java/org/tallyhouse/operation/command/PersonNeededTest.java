package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;

/** A night ends with 3 and status says why, while an adjustment waits or a claim is older than agreed. */
@Tag("database")
class PersonNeededTest {

    @Test
    void forAdjustmentsThatWaitAndClaimsThatAreOld(@TempDir Path home) {
        try (Books books = Books.empty(home)) {
            books.setUp(SampleSetUp.right()
                    .replace("channels.csv", "lotus,REQUIRED,CARDNET", "lotus,NONE,CARDNET")
                    .replace("channels.csv", "lotus,REQUIRED,QRPAY", "lotus,NONE,QRPAY")
                    .with("settlement-terms.csv", """
                            merchant_id,currency,minimum,reserve_rate,reserve_days,claim_days,effective_from,effective_to
                            M007,CNY,,,,0,2026-01-01,
                            """)
                    .writeTo(home.resolve("setup")));
            books.importTransactions(
                    TransactionLine.file(home, "day.csv", TransactionLine.of("C1", "CHARGEBACK", "M007", "5.00")),
                    Books.FRIDAY);
            run(books, "adjustment propose A1 --merchant M001 --currency CNY --credit 1.00 --operator wang --reason x");

            CommandRun friday = run(books, "nightly --date 2026-02-13");
            CommandRun waiting = run(books, "status");
            run(books, "adjustment reject A1 --operator li --reason x");
            CommandRun saturday = run(books, "nightly --date 2026-02-14");
            CommandRun old = run(books, "status");

            assertThat(friday.exit()).isEqualTo(3);
            assertThat(friday.err()).contains("1 adjustments to approve").doesNotContain("claims on merchants");
            assertThat(waiting.out())
                    .contains("next: 1 adjustments wait for a second person: ./run.sh adjustment list");
            assertThat(saturday.exit()).isEqualTo(3);
            assertThat(saturday.err())
                    .contains("1 claims on merchants older than agreed")
                    .doesNotContain("adjustments");
            assertThat(old.out())
                    .contains("next: 1 claims on merchants are older than agreed: out/2026-02-14/settlement")
                    .contains("owed longer than agreed");
        }
    }

    private static CommandRun run(Books books, String command) {
        return CommandRun.of(books, command.split(" "));
    }
}

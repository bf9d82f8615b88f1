package org.tallyhouse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;

class ExplainCommandTest {
    @TempDir
    private Path home;

    @Test
    void saysWhichVersionOfWhichRuleIsBehindEachLeg() {
        SampleSetUp setUp = SampleSetUp.right()
                .replace("fee-rules.csv", ",effective_to\n", ",effective_to,version,tiers,on_refund\n")
                .replace("fee-rules.csv", "2025-01-01,\n", "2025-01-01,,,,\n")
                .replace("fee-rules.csv", "2026-02-13\n", "2026-02-13,,,\n")
                .replace("fee-rules.csv", "2026-02-14,\n", "2026-02-14,,,,\n")
                .add("fee-rules.csv", "TEA,MERCHANT,M002,qrpay,QR,,PAYMENT,CNY,0,,,,,2025-01-01,,3,0:0.01,WHOLE");
        try (Books books = Books.empty(home)) {
            books.setUp(setUp.writeTo(home.resolve("set-up")));
            books.importTransactions(
                    TransactionLine.file(
                            home,
                            "friday.csv",
                            TransactionLine.payment("P1", "M002", "10.00"),
                            TransactionLine.payment("P2", "M002", "20.00"),
                            TransactionLine.of("R2", "REFUND", "M002", "5.00").of("P2")),
                    Books.FRIDAY);
            Nights.cutOver(books, Books.FRIDAY);
            books.run("posting", Books.FRIDAY);
            books.run("clearing", Books.FRIDAY);

            assertThat(CommandRun.of(books, "explain", "transaction", "P2").out())
                    .contains("0.20 CNY   rule TEA version 3: (0.01 from 0.00) of the month's volume × each slice"
                            + " (HALF_UP), after 1 of the month for 10.00");
            assertThat(CommandRun.of(books, "explain", "transaction", "R2").out())
                    .contains("-0.20 CNY   rule TEA version 3 of the payment, on refund WHOLE");
        }
    }
}

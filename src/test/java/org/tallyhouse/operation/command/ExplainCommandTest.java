package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;

@Tag("database")
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

    @Test
    void saysOnWhichDayTheBankMovesTheMoneyToo() {
        SampleSetUp setUp = SampleSetUp.right()
                .replace("banks.csv", ",account_number\n", ",account_number,calendar\n")
                .replace("banks.csv", "LR-100-2000001\n", "LR-100-2000001,US\n")
                .replace("banks.csv", "HL-200-2000002\n", "HL-200-2000002,\n")
                .replace("banks.csv", "TH-300-2000003\n", "TH-300-2000003,\n");
        try (Books books = Books.empty(home)) {
            books.setUp(setUp.writeTo(home.resolve("set-up")));
            books.importTransactions(
                    TransactionLine.file(home, "friday.csv", TransactionLine.payment("P1", "M001", "10.00")),
                    Books.FRIDAY);

            assertThat(CommandRun.of(books, "explain", "transaction", "P1").out())
                    .contains("2026-02-14 (T+1; CN counts 1 working day after 2026-02-13: 2026-02-14),"
                            + " settled on 2026-02-24, the next day of CN+US\n");
        }
    }

    @Test
    void followsAPayoutToTheBank() {
        CommandRun run = CommandRun.of(Nights.three(), "explain", "payout", "P-20260213-M002-CNY");

        assertThat(run.exit()).isZero();
        assertThat(run.out().replaceAll(" +", " "))
                .contains(
                        "amount 6143.54 CNY, PAID\n",
                        "S-20260213-M002-CNY 2026-02-13 to 2026-02-13: 68 payments of 6585.37 CNY, fees 37.45 CNY,",
                        "lotus paid 6143.54 CNY from our account to 玉茶轩, account ****0001\n",
                        "6143.54 CNY on M002.CNY.BALANCE, still held 0.00 CNY\n 2026-02-14 CAPTURED 6143.54 CNY\n",
                        "lotus-20260213-001.csv of 2026-02-13: 3 items, 845777.68 CNY\n",
                        " 2026-02-13 FILED\n 2026-02-14 PAID\n",
                        "PAID, results-lotus.csv line 2\n",
                        "M002.CNY.BALANCE -6143.54 CNY PAYOUT P-20260213-M002-CNY\n"
                                + " 2026-02-14 lotus.CNY.CASH 6143.54 CNY PAYOUT P-20260213-M002-CNY\n");
    }

    @Test
    void knowsNoOtherIds() {
        CommandRun run = CommandRun.of(Nights.three(), "explain", "payout", "P-1");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("there is no payout 'P-1'\n");
    }
}

package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.run.RunResult.Outcome;

/** What was left out and what is given back settles on days on which the merchant and its bank work, like what is due. */
@Tag("database")
class MoneyDaysTest {
    /** A make-up Saturday in China; the Sunday behind it is a holiday. */
    private static final List<LocalDate> NIGHTS = Nights.DATES;

    @TempDir
    private Path home;

    @Test
    void nothingSettlesOnADayOnWhichNoMoneyMoves() {
        try (Books books = Books.empty(home)) {
            books.setUp(SampleSetUp.right()
                    .replace(
                            "banks.csv",
                            "bank_id,name,currency,account_number",
                            "bank_id,name,currency,account_number,calendar")
                    .replace("banks.csv", "LR-100-2000001", "LR-100-2000001,CN")
                    .replace("banks.csv", "HL-200-2000002", "HL-200-2000002,")
                    .replace("banks.csv", "TH-300-2000003", "TH-300-2000003,")
                    .with("settlement-terms.csv", """
                            merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to
                            M002,CNY,,0.10,1,2026-01-01,
                            """)
                    .writeTo(home.resolve("setup")));
            for (LocalDate date : NIGHTS) {
                books.sampleDay(date);
                if (date.equals(Books.SATURDAY)) {
                    books.jdbc()
                            .update(
                                    "INSERT INTO settlement_stop VALUES ('S1', '', 'qrpay', '2026-02-14', '2026-02-14', 'li', 'asked')");
                }
                assertThat(books.night(date).outcome()).isEqualTo(Outcome.DONE);
            }

            assertThat(books.jdbc().queryForList("""
                            SELECT CONCAT(DAY(business_date), ' ', reserve_held_minor > 0, ' ', reserve_released_minor > 0)
                            FROM settlement WHERE merchant_id = 'M002' ORDER BY business_date""", String.class)).containsExactly("13 1 0", "14 1 1");
            assertThat(books.number("""
                            SELECT COUNT(*) FROM settlement_left_out
                            WHERE merchant_id IN (SELECT b.merchant_id FROM merchant_bank_account b JOIN merchant m ON m.merchant_id = b.merchant_id WHERE b.bank_id = 'lotus' AND m.payout = 'AUTO') AND currency = 'CNY'"""))
                    .as("rows of Saturday that the stop left out")
                    .isPositive();
            assertThat(books.number("""
                            SELECT COUNT(*) FROM settlement
                            WHERE business_date = '2026-02-15'
                              AND merchant_id IN (SELECT b.merchant_id FROM merchant_bank_account b JOIN merchant m ON m.merchant_id = b.merchant_id WHERE b.bank_id = 'lotus' AND m.payout = 'AUTO') AND currency = 'CNY'"""))
                    .as("settlements on a holiday of merchants that the bank pays")
                    .isZero();
        }
    }
}

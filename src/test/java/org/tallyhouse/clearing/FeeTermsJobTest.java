package org.tallyhouse.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.run.RunResult.Outcome;

/** Friday's clearing dies in its second commit and is resumed; Saturday goes on with the month under a new version. */
@Tag("database")
class FeeTermsJobTest {
    private static final int PAYMENTS = 2100;
    private static final String RULES = """
            rule_id,version,party,merchant_id,channel,product,card_type,transaction_type,currency,rate,fixed,min,max,\
            rounding,effective_from,effective_to,direction,tier_mode,tiers,free_count,on_refund,on_chargeback,on_reversal
            CNY,1,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2025-01-01,2026-02-13,,MARGINAL,0:0.0060;10000.00:0.0030,,WHOLE,PROPORTION,
            CNY,2,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2026-02-14,,,WHOLE,0:0.0060;10000.00:0.0010,,,,
            USD,,MERCHANT,,,,,PAYMENT,USD,0.03,,,,,2025-01-01,,,,,,,,
            JPY,,MERCHANT,,,,,PAYMENT,JPY,0.03,,,,,2025-01-01,,,,,,,,
            AGENT,,AGENT,,,,,PAYMENT,CNY,0.0010,,,,,2025-01-01,,,,,3,,,
            REBATE,,ACQUIRER,,,,,PAYMENT,CNY,0.0005,,,,UP,2025-01-01,,RECEIVES,,,,,,
            CHARGEBACK,,MERCHANT,,,,,CHARGEBACK,CNY,0,20.00,,,,2025-01-01,,,,,,,,WHOLE
            """;

    private static final String DEARER = "M001,,MERCHANT,M001,,,,PAYMENT,CNY,0.0200,,,,,2026-02-13,,,,,,,,\n";

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void clearTwoDays() {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right().with("fee-rules.csv", RULES).writeTo(home.resolve("set-up")));
        books.importTransactions(TransactionLine.file(home, "friday.csv", friday()), Books.FRIDAY);
        Nights.cutOver(books, Books.FRIDAY);
        assertThat(books.run("posting", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
        clearWithADeath();
        books.importTransactions(
                TransactionLine.file(
                        home,
                        "saturday.csv",
                        TransactionLine.payment("S", "M001", "10.00").on(Books.SATURDAY)),
                Books.SATURDAY);
        clear(Books.SATURDAY);
    }

    private static List<TransactionLine> friday() {
        List<TransactionLine> rows = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            rows.add(TransactionLine.payment("P" + i, "M001", "10.00"));
        }
        rows.add(TransactionLine.of("R1", "REFUND", "M001", "1.00").of("P0"));
        rows.add(TransactionLine.of("R2", "REFUND", "M001", "9.00").of("P0"));
        rows.add(TransactionLine.of("C1", "CHARGEBACK", "M001", "5.00").of("P1"));
        rows.add(TransactionLine.of("C2", "CHARGEBACK", "M001", "5.00").of("P1"));
        rows.add(TransactionLine.of("V1", "CHARGEBACK_REVERSAL", "M001", "2.00").of("C1"));
        rows.add(TransactionLine.of("V2", "CHARGEBACK_REVERSAL", "M001", "3.00").of("C1"));
        return rows;
    }

    private static void clearWithADeath() {
        books.jdbc().execute("""
                CREATE TRIGGER dies BEFORE INSERT ON fee_usage FOR EACH ROW
                  IF NEW.count_before = 2050 AND NEW.rule_id = 'CNY' THEN
                    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the test lets it die';
                  END IF""");
        assertThat(books.run("clearing", Books.FRIDAY).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(books.number("SELECT COUNT(*) FROM fee_split")).isEqualTo(2000);
        assertThatExceptionOfType(FilesRefused.class)
                .isThrownBy(() -> books.setUp(SampleSetUp.right()
                        .with("fee-rules.csv", RULES.replace("USD,,MERCHANT", DEARER + "USD,,MERCHANT"))
                        .writeTo(home.resolve("dearer"))))
                .withMessageContaining("changes prices of 2026-02-13, which its night has begun to price");
        books.jdbc().execute("DROP TRIGGER dies");
        assertThat(books.run("clearing", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
    }

    private static void clear(LocalDate date) {
        Nights.cutOver(books, date);
        for (String stage : List.of("posting", "clearing")) {
            assertThat(books.run(stage, date).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @AfterAll
    static void close() {
        books.close();
    }

    /** 1000 payments at 0.6 % and the rest at 0.3 %; three are free of the agent's part; half a cent is rebated up. */
    @Test
    void aMonthIsPricedAsIfNothingHadDied() {
        assertThat(sum("merchant_fee_minor")).isEqualTo(1000 * 6 + 1100 * 3);
        assertThat(sum("agent_minor")).isEqualTo(PAYMENTS - 3);
        assertThat(sum("acquirer_minor")).isEqualTo(-PAYMENTS);
    }

    private static long sum(String part) {
        return books.number(
                "SELECT SUM(f.%s) FROM fee_split f JOIN transaction t ON t.id = f.id WHERE t.transaction_id LIKE 'P%%'"
                        .formatted(part));
    }

    @Test
    void thePlacesOfTheMonthAreTakenOneAfterTheOther() {
        String of = " FROM fee_usage WHERE rule_id = 'CNY'";
        assertThat(books.number("SELECT COUNT(*)" + of)).isEqualTo(PAYMENTS + 1);
        assertThat(books.number("SELECT MAX(count_before)" + of)).isEqualTo(PAYMENTS);
        assertThat(books.number("SELECT COUNT(*)" + of + " AND amount_before_minor <> 1000 * count_before"))
                .isZero();
        assertThat(books.number("SELECT version" + of + " AND business_date = '2026-02-14'"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            transaction, merchant fee, agent
            S, 1, 1
            R1, -6, 0
            R2, 0, 0
            C1, 1997, 0
            C2, 1997, 0
            V1, -2000, 0
            V2, 0, 0
            """)
    void whatIsUndoneGivesBackWhatItsRulesSay(String transaction, long merchantFee, long agent) {
        String of = " FROM fee_split f JOIN transaction t ON t.id = f.id WHERE t.transaction_id = ?";
        assertThat(books.number("SELECT f.merchant_fee_minor" + of, transaction))
                .isEqualTo(merchantFee);
        assertThat(books.number("SELECT f.agent_minor" + of, transaction)).isEqualTo(agent);
    }
}

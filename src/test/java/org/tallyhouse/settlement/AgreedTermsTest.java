package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
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
import org.tallyhouse.run.RunResult.Outcome;

/** The sample nights with merchants that are settled weekly, monthly and on demand. */
@Tag("database")
class AgreedTermsTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right()
                .replace("merchants.csv", "Mall,CN,T+1", "Mall,CN,WEEKLY:FRI")
                .replace("merchants.csv", "House,CN,T+0", "House,CN,WEEKLY:SAT")
                .replace("merchants.csv", "Store,CN,T+1", "Store,CN,WEEKLY:SUN")
                .replace("merchants.csv", "Travel,CN,T+2", "Travel,CN,MONTHLY:14")
                .replace("merchants.csv", "School,CN,D+1", "School,CN,MONTHLY:LAST")
                .replace("merchants.csv", "Wholesale,CN,T+0", "Wholesale,CN,ON_DEMAND")
                .replace("merchants.csv", "Platform,CN,D+0", "Platform,CN,ON_DEMAND")
                .replace("merchants.csv", "Food,CN,D+0", "Food,CN,ON_DEMAND")
                .writeTo(home.resolve("setup")));
        ask("M006", Books.SATURDAY);
        for (LocalDate date : Nights.DATES) {
            books.sampleDay(date);
            assertThat(books.night(date).outcome()).isEqualTo(Outcome.DONE);
            if (date.equals(Books.FRIDAY)) {
                // the night of Friday has run and not asked: the next one answers
                books.jdbc().update("""
                        INSERT INTO settlement_request (merchant_id, currency, business_date, operator, reason)
                        VALUES ('M007', 'CNY', '2026-02-13', 'wang', 'too late')""");
            }
        }
    }

    @AfterAll
    static void close() {
        books.close();
    }

    private static boolean ask(String merchant, LocalDate date) {
        return books.get(SettlementRequests.class).ask(merchant, "CNY", date, "wang", "a letter");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            terms, merchant, settled
            WEEKLY:FRI, M001, '13: 13'
            WEEKLY:SAT: a make-up day, M002, '14: 13,14'
            WEEKLY:SUN: a holiday, M003, ''
            MONTHLY:14, M004, '14: 13,14'
            MONTHLY:LAST, M005, ''
            ON_DEMAND: asked for the 14th, M006, '14: 13,14'
            ON_DEMAND: asked too late for the 13th, M007, '14: 13'
            ON_DEMAND: not asked, M008, ''
            """)
    void aDateIsSettledOnTheNightAgreedFor(String terms, String merchant, String settled) {
        List<String> nights = books.jdbc().queryForList("""
                SELECT CONCAT(DAY(s.business_date), ': ', GROUP_CONCAT(DISTINCT DAY(t.business_date) ORDER BY 1))
                FROM settlement s
                JOIN settlement_line l ON l.settlement_id = s.settlement_id
                JOIN transaction t ON t.id = l.id
                WHERE s.merchant_id = ?
                GROUP BY s.business_date
                ORDER BY s.business_date""", String.class, merchant);

        assertThat(String.join("; ", nights)).isEqualTo(settled);
    }

    @Test
    void whatIsNotSettledIsListed() {
        assertThat(Nights.rows(books.out(Books.SUNDAY).resolve("settlement/not-settled-2026-02-15.csv")))
                .filteredOn(row -> row.get("merchant_id").equals("M008")
                        && row.get("reason").equals("NOT_YET_DUE"))
                .extracting(row -> row.get("business_date"))
                .contains("2026-02-13", "2026-02-14", "2026-02-15");
    }

    @Test
    void askingTwiceIsAskingOnce() {
        LocalDate later = LocalDate.of(2026, 3, 1);

        assertThat(ask("M008", later)).isTrue();
        assertThat(ask("M008", later)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            M999 | CNY | 2026-02-20 | there is no merchant 'M999' with accounts in CNY
            M008 | KWD | 2026-02-20 | there is no merchant 'M008' with accounts in KWD
            M001 | CNY | 2026-02-20 | M001 is settled WEEKLY:FRI, not on demand; its terms are in merchants.csv
            M008 | CNY | 2026-02-15 | 2026-02-15 is closed; ask for 2026-02-16 or later
            """)
    void whatCannotBeAskedForIsRefused(String merchant, String currency, LocalDate date, String told) {
        assertThatThrownBy(() -> books.get(SettlementRequests.class).ask(merchant, currency, date, "wang", "a letter"))
                .hasMessage(told);
    }
}

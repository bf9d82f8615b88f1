package org.tallyhouse.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.calendar.AgeBucket;
import org.tallyhouse.ledger.AccountKind;

class StandingTableTest {
    private static final LocalDate DATE = LocalDate.of(2026, 2, 15);

    @ParameterizedTest(name = "{0} days: {1}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            days, bucket
            0,    0-1
            1,    0-1
            2,    2-7
            7,    2-7
            8,    8-30
            30,   8-30
            31,   over 30
            9999, over 30
            """)
    void anAgeHasItsBucket(long days, String bucket) {
        StandingItem item = item(AccountKind.SUSPENSE, "C", -1, days, "FEE_DIFF", "B");
        assertThat(item.ageDays(DATE)).isEqualTo(days);
        assertThat(AgeBucket.of(item.ageDays(DATE)).days()).isEqualTo(bucket);
    }

    @Test
    void theItemsOfAnAccountAreItsAmountByAgeAndCause() {
        StandingTable table = new StandingTable(DATE);
        table.add(item(AccountKind.SUSPENSE, "C", -700, 3, "FEE_DIFF", "B1"));
        table.add(item(AccountKind.SUSPENSE, "C", 200, 40, "MISSING_IN_OURS", "B2"));
        table.add(item(AccountKind.SUSPENSE, "C", -1, 5, "MISSING_IN_OURS", "B3"));

        StandingAccount account = table.accounts().get(0);

        assertThat(account.amountMinor()).isEqualTo(501);
        assertThat(account.itemCount()).isEqualTo(3);
        assertThat(account.since()).isEqualTo(DATE.minusDays(40));
        assertThat(account.days()).isEqualTo(40);
        assertThat(account.amountMinor(AgeBucket.TO_1)).isZero();
        assertThat(account.amountMinor(AgeBucket.TO_7)).isEqualTo(701);
        assertThat(account.amountMinor(AgeBucket.OVER_30)).isEqualTo(-200);
        assertThat(account.why()).isEqualTo("2 MISSING_IN_OURS, 1 FEE_DIFF");
    }

    @Test
    void bankLinesAreCounted() {
        StandingTable table = new StandingTable(DATE);
        table.add(item(AccountKind.UNIDENTIFIED, "B1", 5, 0, "bank line", "f/1 R"));
        table.add(item(AccountKind.UNIDENTIFIED, "B2", 5, 0, "bank line", "f/2 R"));
        table.add(item(AccountKind.UNIDENTIFIED, "B2", -5, 0, "bank line", "f/3 R"));

        assertThat(table.accounts())
                .extracting(StandingAccount::why, StandingAccount::amountMinor)
                .containsExactly(
                        tuple("1 bank line nobody has claimed", 5L), tuple("2 bank lines nobody has claimed", 0L));
    }

    /** Items of accounts beyond the last row must not be added to that row. */
    @Test
    void theTableIsBoundedAndCountsTheRest() {
        StandingTable table = new StandingTable(DATE);
        IntStream.range(0, StandingTable.MOST_ROWS + 3).forEach(number -> {
            table.add(item(AccountKind.SUSPENSE, "C" + number, -1, 0, "FEE_DIFF", "B"));
            table.add(item(AccountKind.SUSPENSE, "C" + number, -2, 0, "FEE_DIFF", "B"));
        });

        assertThat(table.accounts()).hasSize(StandingTable.MOST_ROWS);
        assertThat(table.accounts())
                .allSatisfy(account -> assertThat(account.amountMinor()).isEqualTo(3));
        assertThat(table.more()).isEqualTo(3);
    }

    @Test
    void aReferenceOfSomebodyElseStaysOnItsLineAndIsNoFormula() {
        assertThat(item(AccountKind.UNIDENTIFIED, "B", 1, 0, "bank line", "f.csv/3 =1+1\n\u202Eevil\u2028\t")
                        .why())
                .isEqualTo("bank line f.csv/3 =1+1 evil");
        assertThat(item(AccountKind.UNIDENTIFIED, "B", 1, 0, "bank line", "f.csv/3 ")
                        .why())
                .isEqualTo("bank line f.csv/3");
    }

    private static StandingItem item(
            AccountKind kind, String code, long amountMinor, long days, String cause, String reference) {
        return new StandingItem(kind, code, "CNY", amountMinor, DATE.minusDays(days), cause, reference);
    }
}

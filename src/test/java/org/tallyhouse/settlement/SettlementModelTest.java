package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyhouse.settlement.netting.Settlement;
import org.tallyhouse.settlement.netting.SettlementTest;

/** Many random days of one merchant, settled night by night, against sums anyone can follow. */
class SettlementModelTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 60;

    /** What one day came to: effect on pending, chargeback shortfall (negative), fee. */
    private record Day(long pending, long due, long fee) {}

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void netCarriedAndDuesAlwaysAccountForThePendingAccount(int seed) {
        Random random = new Random(seed);
        int daysToWait = random.nextInt(4);
        List<Day> days = new ArrayList<>();
        long account = 0;
        long carried = 0;
        long dues = 0;
        long paid = 0;
        long collected = 0;
        for (int night = 0; night < DAYS + daysToWait; night++) {
            Day today = night < DAYS ? day(random, account) : new Day(0, 0, 0);
            days.add(today);
            account += today.pending;
            Day due = night < daysToWait ? new Day(0, 0, 0) : days.get(night - daysToWait);
            Settlement settlement = Settlement.of(
                    SettlementTest.due(due.pending, due.due, due.fee, carried, dues),
                    SettlementTest.NOTHING,
                    FIRST.plusDays(night),
                    FIRST.plusDays(night - daysToWait),
                    account);
            account -= settlement.netMinor() + settlement.duesCollectedMinor();
            carried = settlement.carriedClosingMinor();
            dues = settlement.duesClosingMinor();
            paid += settlement.netMinor();
            collected += settlement.duesCollectedMinor();
            long notYetDue = days.subList(Math.max(0, night + 1 - daysToWait), night + 1).stream()
                    .mapToLong(Day::pending)
                    .sum();
            assertThat(settlement.netMinor()).isNotNegative();
            assertThat(account).isNotNegative().isEqualTo(notYetDue + carried + dues);
        }
        assertThat(paid + carried)
                .isEqualTo(days.stream()
                        .mapToLong(day -> day.pending + day.due - day.fee)
                        .sum());
        assertThat(collected + dues)
                .isEqualTo(days.stream().mapToLong(day -> day.fee - day.due).sum());
        assertThat(carried)
                .as("carried money is paid at the latest when nothing newer draws on it")
                .isNotPositive();
    }

    /** Sales, refunds as far as pending reaches, and sometimes a chargeback that goes beyond it. */
    private static Day day(Random random, long account) {
        long sales = random.nextInt(4) == 0 ? 0 : random.nextInt(100_000);
        long refund = (long) (random.nextInt(3) * 0.5 * random.nextInt((int) Math.max(1, account + sales)));
        refund = Math.min(refund, account + sales);
        long chargeback = random.nextInt(6) == 0 ? random.nextInt(150_000) : 0;
        long fromPending = Math.min(chargeback, account + sales - refund);
        long fee = Math.round(sales / 100.0) - Math.round(refund / 100.0);
        return new Day(sales - refund - fromPending, fromPending - chargeback, fee);
    }
}

package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.payout.PayoutMapper.ToPay;

/** Merging, splitting and the limits of files, one after the other, against sums by payee. */
class PayoutMergingTest {
    private static final LocalDate DATE = LocalDate.of(2026, 2, 13);

    @Test
    void everySettlementIsPaidWholeToItsPayeeInTransfersWithinTheLimit() {
        Random random = new Random(20260213);
        for (int run = 0; run < 2_000; run++) {
            Long limit = random.nextBoolean() ? 1L + random.nextInt(3_000) : null;
            List<ToPay> rows = rows(random, limit);
            int most = 1 + random.nextInt(12);
            List<PayoutInstruction> instructions = new ArrayList<>();
            for (List<ToPay> page : pages(rows, most)) {
                PayoutMerging.together(page)
                        .forEach(together -> instructions.addAll(PayoutInstruction.of(together, DATE, "")));
            }
            requireWhole(rows, instructions);
            requireTransfers(instructions, limit, most);
        }
    }

    /** A page that is large enough merges all that has one payee. */
    @Test
    void aPayeeGetsTheFewestTransfersThereCanBe() {
        Random random = new Random(7);
        for (int run = 0; run < 1_000; run++) {
            Long limit = 1L + random.nextInt(3_000);
            List<ToPay> rows = rows(random, limit);
            Map<Payee, Long> sums = new HashMap<>();
            rows.forEach(row -> sums.merge(row.payee(), row.amountMinor(), Long::sum));
            long fewest = sums.values().stream()
                    .mapToLong(sum -> (sum + limit - 1) / limit)
                    .sum();
            List<PayoutInstruction> instructions = new ArrayList<>();
            PayoutMerging.together(rows)
                    .forEach(together -> instructions.addAll(PayoutInstruction.of(together, DATE, "")));
            assertThat(BankTransfer.of(instructions)).hasSize((int) fewest);
        }
    }

    /** Whatever falls out, what is left of a transfer has the name of its first instruction. */
    @Test
    void transfersAreNamedByTheFirstOfWhatIsLeft() {
        Random random = new Random(11);
        for (int run = 0; run < 1_000; run++) {
            List<PayoutInstruction> all = new ArrayList<>();
            PayoutMerging.together(rows(random, 500L))
                    .forEach(together -> all.addAll(PayoutInstruction.of(together, DATE, "")));
            List<PayoutInstruction> left =
                    all.stream().filter(row -> random.nextInt(3) > 0).toList();
            Map<String, String> names = new HashMap<>();
            left.forEach(row -> names.putIfAbsent(row.transferId(), row.instructionId()));
            List<PayoutInstruction> renamed = PayoutInstruction.renamed(left);
            for (int i = 0; i < left.size(); i++) {
                assertThat(renamed.get(i).transferId())
                        .isEqualTo(names.get(left.get(i).transferId()));
                assertThat(renamed.get(i).amountMinor()).isEqualTo(left.get(i).amountMinor());
            }
        }
    }

    @Test
    void aPositionIsReadAsItWasWritten() {
        ToPay row = row(3, "b", "12 34,\u00a05", Urgency.NORMAL, 1, null);
        PayoutMerging.Position behind = PayoutMerging.Position.behind(row);
        assertThat(PayoutMerging.Position.parse(behind.toString())).isEqualTo(behind);
        assertThat(PayoutMerging.Position.parse("")).isEqualTo(new PayoutMerging.Position("", "", ""));
    }

    private static void requireWhole(List<ToPay> rows, List<PayoutInstruction> instructions) {
        Map<String, Long> expected = new TreeMap<>();
        rows.forEach(row -> expected.put(row.settlementId() + row.payee(), row.amountMinor()));
        Map<String, Long> paid = new TreeMap<>();
        instructions.forEach(row -> paid.merge(row.settlementId() + row.payee(), row.amountMinor(), Long::sum));
        assertThat(paid).isEqualTo(expected);
        Set<String> ids = new HashSet<>();
        assertThat(instructions).allMatch(row -> ids.add(row.instructionId()));
    }

    private static void requireTransfers(List<PayoutInstruction> instructions, @Nullable Long limit, int most) {
        long total = 0;
        for (BankTransfer transfer : BankTransfer.of(instructions)) {
            assertThat(limit == null || transfer.amountMinor() <= limit).isTrue();
            assertThat(transfer.settlements()).isLessThanOrEqualTo(most);
            total += transfer.amountMinor();
        }
        assertThat(total)
                .isEqualTo(instructions.stream()
                        .mapToLong(PayoutInstruction::amountMinor)
                        .sum());
        instructions.forEach(row -> assertThat(instructions.stream()
                        .filter(other -> other.instructionId().equals(row.transferId()))
                        .map(PayoutInstruction::payee))
                .containsExactly(row.payee()));
    }

    /** What the database does: rows in order behind a position, at most so many. */
    private static List<List<ToPay>> pages(List<ToPay> rows, int most) {
        List<List<ToPay>> pages = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            List<ToPay> page = PayoutMerging.wholePayees(rows.subList(from, Math.min(rows.size(), from + most)), most);
            assertThat(page).isNotEmpty();
            pages.add(page);
            from += page.size();
        }
        return pages;
    }

    private static List<ToPay> rows(Random random, @Nullable Long limit) {
        List<ToPay> rows = new ArrayList<>();
        int count = 1 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            rows.add(row(
                    i,
                    "bank" + random.nextInt(2),
                    "9900-" + random.nextInt(4),
                    random.nextInt(4) == 0 ? Urgency.URGENT : Urgency.NORMAL,
                    1 + random.nextInt(2_000),
                    limit));
        }
        rows.sort(Comparator.comparing(ToPay::bankId)
                .thenComparing(ToPay::accountNumber)
                .thenComparing(ToPay::settlementId));
        return rows;
    }

    private static ToPay row(
            int number, String bank, String account, Urgency urgency, long amount, @Nullable Long limit) {
        String merchant = "M%03d".formatted(number);
        return new ToPay(
                "S-" + merchant,
                merchant,
                "CNY",
                amount,
                bank,
                "Jade Group",
                account,
                "",
                urgency,
                null,
                limit,
                null,
                0);
    }
}

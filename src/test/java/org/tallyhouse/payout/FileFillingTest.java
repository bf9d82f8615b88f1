package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallyhouse.payout.PayoutMapper.ToFile;

class FileFillingTest {

    @Test
    void eachBankHasItsOwnFilesAndTheyAreNumberedOnFromThoseThereAre() {
        FileFilling files = new FileFilling(2);
        assertThat(placed(
                        files,
                        row("a", 1, 10, null, null, 0),
                        row("a", 2, 10, null, null, 0),
                        row("a", 3, 10, null, null, 0),
                        row("b", 4, 10, null, null, 7)))
                .isEqualTo(Map.of("a/1", List.of("1", "2"), "a/2", List.of("3"), "b/8", List.of("4")));
    }

    @Test
    void aFileIsFilledOnByTheNextRows() {
        FileFilling files = new FileFilling(3);
        assertThat(placed(files, row("a", 1, 10, null, null, 0))).isEqualTo(Map.of("a/1", List.of("1")));
        assertThat(placed(
                        files,
                        row("a", 2, 10, null, null, 0),
                        row("a", 3, 10, null, null, 0),
                        row("a", 4, 10, null, null, 0)))
                .isEqualTo(Map.of("a/1", List.of("2", "3"), "a/2", List.of("4")));
        assertThat(placed(files)).isEmpty();
    }

    /** Each instruction is in one file, in order; no file is over a limit, and none could have taken the next one. */
    @Test
    void filesKeepTheirLimitsAndAreFull() {
        Random random = new Random(20260213);
        for (int run = 0; run < 500; run++) {
            Integer items = random.nextBoolean() ? 1 + random.nextInt(20) : null;
            Long amount = random.nextBoolean() ? 1000L + random.nextInt(5000) : null;
            FileFilling files = new FileFilling(50);
            Map<String, List<Long>> all = new LinkedHashMap<>();
            List<Long> amounts = new ArrayList<>();
            int count = 1 + random.nextInt(300);
            for (int i = 0; i < count; i++) {
                amounts.add(1L + random.nextInt(1000));
                placed(files, row("a", i, amounts.get(i), items, amount, 0))
                        .forEach((file, ids) -> ids.forEach(id -> all.computeIfAbsent(file, key -> new ArrayList<>())
                                .add(amounts.get(Integer.parseInt(id)))));
            }
            assertThat(all.values().stream().flatMap(List::stream).toList()).isEqualTo(amounts);
            int most = items == null ? 50 : items;
            int next = 0;
            for (List<Long> file : all.values()) {
                long total = file.stream().mapToLong(Long::longValue).sum();
                assertThat(file).hasSizeBetween(1, most);
                assertThat(amount == null || total <= amount).isTrue();
                next += file.size();
                if (next < count) {
                    assertThat(file.size() == most || (amount != null && total + amounts.get(next) > amount))
                            .isTrue();
                }
            }
        }
    }

    private static ToFile row(String bank, int id, long amount, Integer items, Long most, int before) {
        return new ToFile(bank, String.valueOf(id), amount, items, most, before);
    }

    private static Map<String, List<String>> placed(FileFilling files, ToFile... rows) {
        Map<String, List<String>> placed = new LinkedHashMap<>();
        for (ToFile row : rows) {
            placed.computeIfAbsent(row.bankId() + "/" + files.sequenceOf(row), file -> new ArrayList<>())
                    .add(row.instructionId());
        }
        return placed;
    }
}

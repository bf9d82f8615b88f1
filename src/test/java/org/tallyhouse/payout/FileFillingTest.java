package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

class FileFillingTest {

    @Test
    void filesAreNumberedOnFromThoseThereAre() {
        FileFilling files = new FileFilling(2, null, 7);
        assertThat(List.of(normal(files, 10), normal(files, 10), normal(files, 10)))
                .containsExactly(8, 8, 9);
    }

    @Test
    void urgentTransfersAreInFilesOfTheirOwn() {
        FileFilling files = new FileFilling(2, null, 0);
        assertThat(List.of(
                        files.sequenceOf(Urgency.URGENT, 1),
                        files.sequenceOf(Urgency.URGENT, 1),
                        files.sequenceOf(Urgency.URGENT, 1),
                        normal(files, 1),
                        normal(files, 1)))
                .containsExactly(1, 1, 2, 3, 3);
    }

    @Test
    void aTransferAboveTheAmountOfAFileIsAlone() {
        FileFilling files = new FileFilling(9, 100L, 0);
        assertThat(List.of(normal(files, 60), normal(files, 40), normal(files, 1), normal(files, 500)))
                .containsExactly(1, 1, 2, 3);
    }

    /** Each transfer is in one file, in order; no file is over a limit, and none could have taken the next one. */
    @Test
    void filesKeepTheirLimitsAndAreFull() {
        Random random = new Random(20260213);
        for (int run = 0; run < 500; run++) {
            int items = 1 + random.nextInt(20);
            Long amount = random.nextBoolean() ? 1000L + random.nextInt(5000) : null;
            FileFilling files = new FileFilling(items, amount, 0);
            Map<Integer, List<Long>> all = new LinkedHashMap<>();
            List<Long> amounts =
                    random.longs(1 + random.nextInt(300), 1, 1001).boxed().toList();
            amounts.forEach(each -> all.computeIfAbsent(normal(files, each), file -> new ArrayList<>())
                    .add(each));
            assertThat(all.values().stream().flatMap(List::stream).toList()).isEqualTo(amounts);
            int next = 0;
            for (List<Long> file : all.values()) {
                long total = file.stream().mapToLong(Long::longValue).sum();
                assertThat(file).hasSizeBetween(1, items);
                assertThat(amount == null || total <= amount).isTrue();
                next += file.size();
                if (next < amounts.size()) {
                    assertThat(file.size() == items || (amount != null && total + amounts.get(next) > amount))
                            .isTrue();
                }
            }
        }
    }

    private static int normal(FileFilling files, long amount) {
        return files.sequenceOf(Urgency.NORMAL, amount);
    }
}

package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            amount | limit | parts
            1 | | 1
            9223372036854775807 | | 9223372036854775807
            100 | 100 | 100
            101 | 100 | 100 1
            99 | 100 | 99
            300 | 100 | 100 100 100
            3 | 1 | 1 1 1
            """)
    void aPayoutIsSplitAtTheLimit(long amount, Long limit, String parts) {
        assertThat(Parts.of(amount, limit).stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }

    @Test
    void whatIsNothingOrCannotBeSplitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Parts.of(0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Parts.of(-1, 10L));
        assertThatIllegalArgumentException().isThrownBy(() -> Parts.of(10, 0L));
    }

    @Test
    void partsAreWithinTheLimitAndSumToTheWhole() {
        Random random = new Random(20260213);
        for (int i = 0; i < 100_000; i++) {
            long limit = 1 + random.nextInt(10_000);
            long amount = 1 + random.nextInt(1_000_000);
            List<Long> parts = Parts.of(amount, limit);
            assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
            assertThat(parts).allMatch(part -> part > 0 && part <= limit);
            assertThat((long) parts.size()).isEqualTo((amount + limit - 1) / limit);
        }
    }
}

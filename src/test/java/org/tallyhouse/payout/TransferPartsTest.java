package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.payout.TransferParts.Part;

class TransferPartsTest {

    /** Transfers are separated by bars; a part is the amount's place and what of it is in the transfer. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', useHeadersInDisplayName = true, textBlock = """
            amounts; limit; transfers
            1; ; 0:1
            9223372036854775807; ; 0:9223372036854775807
            100; 100; 0:100
            101; 100; 0:100 | 0:1
            99; 100; 0:99
            300; 100; 0:100 | 0:100 | 0:100
            3; 1; 0:1 | 0:1 | 0:1
            5 7; ; 0:5 1:7
            5 7; 12; 0:5 1:7
            5 7; 4; 0:4 | 0:1 1:3 | 1:4
            5 7; 5; 0:5 | 1:5 | 1:2
            1 1 1; 2; 0:1 1:1 | 2:1
            2 9 1; 10; 0:2 1:8 | 1:1 2:1
            """)
    void whatIsPaidTogetherIsMergedAndThenSplitAtTheLimit(String amounts, Long limit, String transfers) {
        List<Long> minor = Stream.of(amounts.split(" ")).map(Long::valueOf).toList();
        Map<Integer, String> found = TransferParts.of(minor, limit).stream()
                .collect(Collectors.groupingBy(
                        Part::transfer,
                        TreeMap::new,
                        Collectors.mapping(part -> part.of() + ":" + part.amountMinor(), Collectors.joining(" "))));
        assertThat(String.join(" | ", found.values())).isEqualTo(transfers);
    }

    @Test
    void whatIsNothingOrCannotBeSplitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TransferParts.of(List.of(3L, 0L), null));
        assertThatIllegalArgumentException().isThrownBy(() -> TransferParts.of(List.of(-1L), 10L));
        assertThatIllegalArgumentException().isThrownBy(() -> TransferParts.of(List.of(10L), 0L));
    }

    /** Against a counter of minor units laid end to end: unit n of the whole is in transfer n / limit. */
    @Test
    void everyUnitIsInTheTransferItsPlaceSays() {
        Random random = new Random(20260213);
        for (int run = 0; run < 5_000; run++) {
            long limit = 1 + random.nextInt(40);
            List<Long> amounts =
                    random.longs(1 + random.nextInt(8), 1, 60).boxed().toList();
            Map<List<Integer>, Long> expected = new TreeMap<>((one, other) ->
                    one.get(0).equals(other.get(0)) ? one.get(1) - other.get(1) : one.get(0) - other.get(0));
            long unit = 0;
            for (int i = 0; i < amounts.size(); i++) {
                for (long n = 0; n < amounts.get(i); n++) {
                    expected.merge(List.of(i, (int) (unit++ / limit)), 1L, Long::sum);
                }
            }
            List<Part> parts = TransferParts.of(amounts, limit);
            assertThat(parts)
                    .isEqualTo(expected.entrySet().stream()
                            .map(part ->
                                    new Part(part.getKey().get(0), part.getKey().get(1), part.getValue()))
                            .toList());
        }
    }
}

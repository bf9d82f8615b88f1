package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountBandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            from | to  | amount              | holds
                 |     | 0                   | true
                 |     | 9223372036854775807 | true
            100  | 200 | 99                  | false
            100  | 200 | 100                 | true
            100  | 200 | 101                 | true
            100  | 200 | 199                 | true
            100  | 200 | 200                 | true
            100  | 200 | 201                 | false
            100  | 100 | 100                 | true
            100  | 100 | 101                 | false
            100  |     | 99                  | false
            100  |     | 9223372036854775807 | true
                 | 200 | 0                   | true
                 | 200 | 201                 | false
            0    | 0   | 0                   | true
            0    | 0   | 1                   | false
            """)
    void aBandHoldsBothItsEnds(@Nullable Long from, @Nullable Long to, long amount, boolean holds) {
        assertThat(new AmountBand(from, to).holds(amount)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            from | to  | other from | other to | overlaps
            100  | 200 | 201        | 300      | false
            100  | 200 | 200        | 300      | true
            100  | 200 | 150        | 160      | true
            100  | 200 | 100        | 200      | true
            100  | 200 |            | 99       | false
            100  | 200 |            | 100      | true
            100  | 200 | 201        |          | false
            100  | 200 |            |          | true
            100  |     |            | 99       | false
            100  |     | 500        |          | true
                 | 100 |            | 200      | true
            """)
    void bandsOverlapWhereOneAmountIsInBoth(
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Long otherFrom,
            @Nullable Long otherTo,
            boolean overlaps) {
        AmountBand band = new AmountBand(from, to);
        AmountBand other = new AmountBand(otherFrom, otherTo);

        assertThat(band.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(band)).isEqualTo(overlaps);
    }

    /** A band from 0 holds what no band holds, but it was given: it makes its rule more specific. */
    @Test
    void onlyABandWithoutBoundsIsAny() {
        assertThat(AmountBand.ANY.isAny()).isTrue();
        assertThat(new AmountBand(0L, null).isAny()).isFalse();
        assertThat(new AmountBand(null, Long.MAX_VALUE).isAny()).isFalse();
    }

    @Test
    void aBandThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new AmountBand(100L, 99L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount_to is below amount_from");
    }
}

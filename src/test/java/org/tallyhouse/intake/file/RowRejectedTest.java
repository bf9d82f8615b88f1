package org.tallyhouse.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRejectedTest {
    private static final String CARD = "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1";

    /** Wherever it stands in a value of which only the beginning is shown. */
    @ParameterizedTest
    @ValueSource(ints = {0, 200, 230, 240, 250, 255, 300, 900, 1000, 1015, 2_000_000})
    void aCardNumberIsMaskedWhereverItStands(int before) {
        String value = ("x".repeat(before % 100) + (CARD + " , ").repeat(before / 33) + CARD).strip();

        String shown = new RowRejected("note", value, RejectReason.TOO_LONG, "is wrong")
                .at(3)
                .value();

        assertThat(shown.length()).isLessThanOrEqualTo(255);
        assertThat(shown.replaceAll("[ ,x.]", "")).doesNotContain("41111111111");
    }
}

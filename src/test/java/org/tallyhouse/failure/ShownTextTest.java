package org.tallyhouse.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {
    private enum Fault implements FailureReason {
        BAD
    }

    @ParameterizedTest
    @CsvSource({
        "0x0a, \\n",
        "0x0d, \\r",
        "0x09, \\t",
        "0x1b, \\u001b",
        "0x85, \\u0085",
        "0x2028, \\u2028",
        "0x202e, \\u202e",
        "0x200b, \\u200b",
        "0x73, s",
        "0x6e05, 清",
        "0x26, &"
    })
    void whatIsNotSeenIsShownByItsNumber(String codePoint, String shown) {
        String text = Character.toString(Integer.decode(codePoint));

        assertThat(ShownText.of("a" + text + "b")).isEqualTo("a" + shown + "b");
    }

    /** A value, a file's name or a cause that would be a line of ours. */
    @Test
    void nothingForgesALine() {
        String forged = "x\n2026-02-13 closed: all proofs hold\u001b[1A";
        Failure failure = Fault.BAD
                .says("{field} '{value}' is not {expected} but {actual}: {cause}")
                .in(forged, 3)
                .about(forged, forged)
                .figures(forged, forged)
                .because(new IOException(forged));

        assertThat(failure.sentence()).doesNotContain("\n", "\u001b");
    }

    @Test
    void whatOthersWriteOverLinesIsOneLine() {
        assertThat(ShownText.onOneLine("rent\r\nof May\tand June\n")).isEqualTo("rent of May and June");
        assertThat(ShownText.onOneLine(" as it is ")).isEqualTo(" as it is ");
    }
}

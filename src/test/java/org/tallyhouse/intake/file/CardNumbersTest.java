package org.tallyhouse.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card numbers are the schemes' published test numbers. */
class CardNumbersTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            text, shown
            4111111111111111, 411111******1111
            4111 1111 1111 1111, 411111******1111
            4111-1111-1111-1111, 411111******1111
            5555555555554444, 555555******4444
            378282246310005, 378282*****0005
            4222222222222, 422222***2222
            6304000000000000000, 630400*********0000
            4111111111111111 5555555555554444, 411111******1111 555555******4444
            4111 1111 1111 1111 123, 411111******1111 123
            99 4111111111111111, 99 411111******1111
            card 4111111111111111 of Li, card 411111******1111 of Li
            """)
    void keepsTheFirstSixAndTheLastFourDigits(String text, String shown) {
        assertThat(CardNumbers.mask(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4111111111111112
            411111111111
            T20260213-00001
            P-20260213-M001-CNY
            12.30
            2026-02-13T10:15:00+08:00
            ''
            """)
    void leavesAloneWhatIsNoCardNumber(String text) {
        assertThat(CardNumbers.mask(text)).isEqualTo(text);
    }

    /** Longer than any card number may be, and soon done with. */
    @ParameterizedTest
    @ValueSource(strings = {"7", "7-", "7 77 "})
    void passesOverDigitsWithoutEnd(String digits) {
        String endless = digits.repeat(20_000);

        assertThat(CardNumbers.mask(endless + "x 4111 1111 1111 1111")).endsWith("x 411111******1111");
    }
}

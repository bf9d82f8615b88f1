package org.tallyhouse.bankfile.nacha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingNumberTest {
    @ParameterizedTest
    @CsvSource({
        "021000021,true",
        "231380104,true",
        "121042882,true",
        "091400606,true",
        "231380105,false",
        "000000000,false",
        "02100002,false",
        "0210000210,false",
        "02100002X,false",
        "'',false",
        "٠٢١٠٠٠٠٢١,false"
    })
    void nineDigitsWithTheRightCheckDigit(String number, boolean valid) {
        assertThat(RoutingNumber.isValid(number)).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"021000021", "231380104", "121042882"})
    void oneWrongDigitIsAlwaysFound(String number) {
        for (int place = 0; place < number.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                StringBuilder wrong = new StringBuilder(number);
                wrong.setCharAt(place, digit);
                assertThat(RoutingNumber.isValid(wrong.toString()))
                        .as(wrong.toString())
                        .isEqualTo(wrong.toString().equals(number));
            }
        }
    }
}

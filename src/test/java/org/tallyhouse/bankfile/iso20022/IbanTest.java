package org.tallyhouse.bankfile.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbanTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        DE89370400440532013000      | none
        GB29NWBK60161331926819      | none
        CH9300762011623852957       | none
        LR-100-2000001              | none
        9902-0001                   | none
        ''                          | none
        DE88370400440532013000      | is an IBAN whose check digits are wrong
        GB29 NWBK 6016 1331 9268 19 | is an IBAN; write it in capitals and without spaces
        gb29nwbk60161331926819      | is an IBAN; write it in capitals and without spaces
        """)
    void whatIsWrongWithAnAccountNumber(String account, String fault) {
        assertThat(Iban.fault(account)).isEqualTo(fault);
    }

    @Test
    void theCheckDigitsAreThoseOfOneLargeDivision() {
        Random random = new Random(13616);
        String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder iban = new StringBuilder("GB%02d".formatted(random.nextInt(100)));
            for (int length = 11 + random.nextInt(20); length > 0; length--) {
                iban.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(Iban.checkDigitsHold(iban.toString())).isEqualTo(plainlyHolds(iban.toString()));
        }
    }

    private static boolean plainlyHolds(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(code -> digits.append(Character.digit(code, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}

package org.tallyhouse.bankfile.iso20022;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** International bank account numbers (ISO 13616): a country, two check digits, the country's own number. */
final class Iban {
    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

    private Iban() {}

    /** Whether a text is shaped as an IBAN; then its check digits must hold. */
    static boolean looksLikeOne(String account) {
        return SHAPE.matcher(account).matches();
    }

    /** What is wrong with an account number; null if nothing is, or if it is no IBAN at all. */
    static @Nullable String fault(String account) {
        String plain = SPACES.matcher(account).replaceAll("").toUpperCase(Locale.ROOT);
        if (!looksLikeOne(plain)) {
            return null;
        }
        if (!checkDigitsHold(plain)) {
            return looksLikeOne(account) ? "is an IBAN whose check digits are wrong" : null;
        }
        return plain.equals(account) ? null : "is an IBAN; write it in capitals and without spaces";
    }

    /** The number, its first four characters moved to the end and letters as 10 to 35, is 1 modulo 97. */
    static boolean checkDigitsHold(String iban) {
        int remainder = 0;
        for (char digit : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
            int value = Character.digit(digit, 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }
}

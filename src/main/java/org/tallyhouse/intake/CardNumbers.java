package org.tallyhouse.intake;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what may be a card number, so that none is ever stored or shown because a row was wrong. */
final class CardNumbers {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){12,18}");

    private CardNumbers() {}

    /** Keeps the first six and the last four digits, as PCI DSS 3.4 allows. */
    static String mask(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(CardNumbers::maskOne);
    }

    private static String maskOne(MatchResult found) {
        String digits = found.group().replaceAll("[ -]", "");
        return Matcher.quoteReplacement(isCardNumber(digits) ? masked(digits) : found.group());
    }

    private static String masked(String digits) {
        return digits.substring(0, 6) + "*".repeat(digits.length() - 10) + digits.substring(digits.length() - 4);
    }

    /** The check digit of ISO/IEC 7812-1. */
    private static boolean isCardNumber(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}

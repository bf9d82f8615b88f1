package org.tallyhouse.intake.file;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what may be a card number, so that none is ever stored or shown because a row was wrong. */
public final class CardNumbers {
    private static final int FEWEST_DIGITS = 13;
    private static final int MOST_DIGITS = 19;

    /** With a separator between any two digits. */
    private static final int LONGEST = 2 * MOST_DIGITS - 1;

    /** Possessive: what it has taken it never gives back, so that no run of digits fills the stack. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){12,}+");

    private static final Pattern SEPARATOR = Pattern.compile("[ -]");

    private CardNumbers() {}

    /** Keeps the first six and the last four digits, as PCI DSS 3.4 allows. */
    public static String mask(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(CardNumbers::maskOne);
    }

    /** Numbers may stand side by side, so each run of groups is tried from its longest on. */
    private static String maskOne(MatchResult found) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        String text = found.group();
        while (from < text.length()) {
            int end = endOfCardNumber(text, from);
            int next = end > from ? end : endOfGroup(text, from);
            shown.append(end > from ? masked(digits(text.substring(from, end))) : text.substring(from, next));
            from = next;
            if (from < text.length()) {
                shown.append(text.charAt(from++));
            }
        }
        return Matcher.quoteReplacement(shown.toString());
    }

    /** Where the longest card number that starts here ends; its start if none does. */
    private static int endOfCardNumber(String text, int from) {
        for (int end = Math.min(text.length(), from + LONGEST); end > from; end--) {
            boolean atEdge = end == text.length() || !Character.isDigit(text.charAt(end));
            String digits = atEdge ? digits(text.substring(from, end)) : "";
            if (digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS && isCardNumber(digits)) {
                return end;
            }
        }
        return from;
    }

    private static int endOfGroup(String text, int from) {
        Matcher separator = SEPARATOR.matcher(text);
        return separator.find(from) ? separator.start() : text.length();
    }

    /** Asked up to forty times of each group of a line. */
    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
        return digits.toString();
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

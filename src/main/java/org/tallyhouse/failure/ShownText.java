package org.tallyhouse.failure;

import java.util.regex.Pattern;

/**
 * A text from outside, as it is shown in a line: what would begin a new line, move a terminal's cursor or turn the
 * direction of reading is shown by its number, so that no value can forge a line of ours.
 */
public final class ShownText {
    /** Control and format characters, line and paragraph separators. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** Those of them that no text of one line has; joiners of letters are none. */
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final int MOST_BRIEF = 1000;

    private ShownText() {}

    public static String of(String text) {
        return UNSEEN.matcher(text).replaceAll(unseen -> switch (unseen.group()) {
            case "\n" -> "\\\\n";
            case "\r" -> "\\\\r";
            case "\t" -> "\\\\t";
            default -> "\\\\u%04x".formatted(unseen.group().codePointAt(0));
        });
    }

    /** The same, cut where it is longer than anybody reads: a value of a file may be a megabyte. */
    public static String brief(String text) {
        if (text.length() <= MOST_BRIEF) {
            return of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_BRIEF - 1)) ? MOST_BRIEF - 1 : MOST_BRIEF;
        return of(text.substring(0, end)) + "...";
    }

    /** Whether a text has nothing that breaks its line, moves a cursor or turns the direction of reading. */
    public static boolean isOneLine(String text) {
        return !BREAKING.matcher(text).find();
    }

    /** A text of others on one line: a blank for what would break it. */
    public static String onOneLine(String text) {
        return isOneLine(text) ? text : BREAKING.matcher(text).replaceAll(" ").strip();
    }
}

package org.tallyhouse.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What failed, by attributes; an attribute that does not apply is empty, and a line is 0. The words say it in English
 * and name attributes in braces, {@code "{field} states {expected}, the rows come to {actual}"}: what comes from a file
 * or a library is an attribute, never part of the words.
 *
 * @param line from 1
 * @param field what the value is of: a column, a key, a control total, an account
 * @param expected what is stated, allowed or wanted
 * @param actual what was found instead
 * @param cause what a library or the system said of it, or what it was done for
 * @param help the command that shows more or puts it right
 */
public record Failure(
        FailureReason reason,
        String words,
        String file,
        long line,
        String field,
        String value,
        String expected,
        String actual,
        String cause,
        String help) {
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\{(file|line|field|value|expected|actual|cause|sentence|help)}");

    /** A failure that another has put into a sentence, of several lines perhaps. */
    public static Failure told(FailureReason reason, String sentence) {
        return reason.says("{sentence}").because(sentence);
    }

    public Failure in(Object file) {
        return new Failure(reason, words, file.toString(), line, field, value, expected, actual, cause, help);
    }

    public Failure in(Object file, long line) {
        return in(file).at(line);
    }

    public Failure at(long line) {
        return new Failure(reason, words, file, line, field, value, expected, actual, cause, help);
    }

    public Failure about(String field) {
        return about(field, value);
    }

    public Failure about(String field, Object value) {
        return new Failure(reason, words, file, line, field, value.toString(), expected, actual, cause, help);
    }

    public Failure figures(Object expected, Object actual) {
        return new Failure(
                reason, words, file, line, field, value, expected.toString(), actual.toString(), cause, help);
    }

    public Failure because(String cause) {
        return new Failure(reason, words, file, line, field, value, expected, actual, cause, help);
    }

    /** A cause that is about the same file does not name it again. */
    public Failure because(Throwable cause) {
        return because(CauseText.of(cause, file));
    }

    /** Says the same behind some other words. */
    public Failure behind(String before) {
        return new Failure(reason, before + words, file, line, field, value, expected, actual, cause, help);
    }

    /** Says something more behind. */
    public Failure followed(String behind) {
        return new Failure(reason, words + behind, file, line, field, value, expected, actual, cause, help);
    }

    public Failure helped(String command) {
        return new Failure(reason, words, file, line, field, value, expected, actual, cause, command);
    }

    /**
     * The words with their attributes, which can forge no line ({@link ShownText}); one that was shown so already stays
     * as it is. They stand behind the place unless they name it: "f.csv line 3: …", but "f.csv is empty".
     */
    public String sentence() {
        String said = ATTRIBUTE.matcher(words).replaceAll(name -> Matcher.quoteReplacement(attribute(name.group(1))));
        String place = place();
        return place.isEmpty() || words.startsWith("{file}") || words.contains("{line}") ? said : place + ": " + said;
    }

    /** The sentence without file and line. */
    public String what() {
        return in("").at(0).sentence().strip();
    }

    private String place() {
        String shown = ShownText.of(file);
        if (line == 0) {
            return shown;
        }
        return file.isEmpty() ? "line " + line : "%s line %d".formatted(shown, line);
    }

    private String attribute(String name) {
        return switch (name) {
            case "file" -> ShownText.of(file);
            case "line" -> Long.toString(line);
            case "field" -> ShownText.brief(field);
            case "value" -> ShownText.brief(value);
            case "expected" -> ShownText.brief(expected);
            case "actual" -> ShownText.brief(actual);
            case "cause" -> ShownText.of(cause);
            case "sentence" -> cause.lines().map(ShownText::of).collect(Collectors.joining("\n"));
            default -> ShownText.of(help);
        };
    }
}

package org.tallyhouse.operation.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stopped a stage, out of what Spring Batch keeps of it: the start of the exception's stack trace. */
final class StopReason {
    /** MyBatis puts its statement around what the database answered. */
    private static final Pattern ANSWER =
            Pattern.compile("(?m)^### Error \\w+ database\\.\\s+Cause: [\\w.$]+: (?:\\(conn=\\d+\\) )?(.*)$");

    private StopReason() {}

    /** In one line, all lines of a message included. */
    static String of(String stackTrace) {
        Matcher answer = ANSWER.matcher(stackTrace);
        if (answer.find()) {
            return "the database refused: " + answer.group(1);
        }
        String thrown = stackTrace
                .lines()
                .takeWhile(line -> !line.startsWith("\tat ") && !line.startsWith("Caused by: "))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "))
                .replace(":; ", ": ");
        return thrown.contains(": ") ? thrown.substring(thrown.indexOf(": ") + 2) : "did not finish";
    }
}

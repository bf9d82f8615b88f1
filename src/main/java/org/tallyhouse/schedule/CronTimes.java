package org.tallyhouse.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Five fields as cron has them: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). They are
 * times on the wall; what a change of the clocks does to them is up to {@link EntryTimes}.
 */
public record CronTimes(String text, CronExpression expression) {
    private static final Pattern PART = Pattern.compile("(\\*|[0-9]+(-[0-9]+)?|[A-Z]{3}(-[A-Z]{3})?)(/[0-9]+)?");
    private static final Pattern STEP_FROM = Pattern.compile("[0-9A-Z]+/[0-9]+");
    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;

    /** @throws IllegalArgumentException with what is wrong, to be read behind the text */
    public static CronTimes parse(String text) {
        List<String> fields = List.of(text.strip().split("\\s+"));
        if (fields.size() != 5) {
            throw new IllegalArgumentException(
                    "has %d fields, not 5: minute, hour, day of the month, month, day of the week"
                            .formatted(fields.size()));
        }
        for (String field : fields) {
            for (String part : field.toUpperCase(Locale.ROOT).split(",", -1)) {
                if (!PART.matcher(part).matches() || STEP_FROM.matcher(part).matches()) {
                    throw new IllegalArgumentException(
                            "has '%s', which is none of *, N, N-M, */N, N-M/N or a list of them".formatted(field));
                }
            }
        }
        if (!fields.get(DAY_OF_MONTH).equals("*") && !fields.get(DAY_OF_WEEK).equals("*")) {
            throw new IllegalArgumentException(
                    "has a day of the month and a day of the week; cron takes either of them, so say it in two entries");
        }
        String plain = String.join(" ", fields);
        try {
            CronExpression expression = CronExpression.parse("0 " + plain);
            if (expression.next(LocalDateTime.of(2024, 1, 1, 0, 0)) == null) {
                throw new IllegalArgumentException("is on a day that never comes");
            }
            return new CronTimes(plain, expression);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot be: " + e.getMessage(), e);
        }
    }

    /** The first time after another one; null if there is none. */
    @Nullable LocalDateTime next(LocalDateTime after) {
        return expression.next(after);
    }

    /** Minute, hour, day of the month, month, day of the week. */
    public List<String> fields() {
        return List.of(text.split(" "));
    }
}

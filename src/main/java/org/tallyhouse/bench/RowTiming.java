package org.tallyhouse.bench;

import java.time.Duration;
import java.util.Locale;

/** How long something took, and for how many rows. */
public record RowTiming(String what, long rows, long millis) {

    static RowTiming since(long startNanos, String what, long rows) {
        return new RowTiming(
                what, rows, Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
    }

    /** As a line of a table; rows per second where there are rows. */
    public String text() {
        String rate = rows == 0
                ? ""
                : String.format(Locale.ROOT, "%,12d rows %,12d rows/s", rows, rows * 1000 / Math.max(1, millis));
        return String.format(Locale.ROOT, "  %-28s %8.3f s%s", what, millis / 1000.0, rate);
    }
}

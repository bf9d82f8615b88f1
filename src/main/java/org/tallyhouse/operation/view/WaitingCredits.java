package org.tallyhouse.operation.view;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Buffered credits that wait for their window: how many, and since when the oldest does.
 *
 * @param oldest with the offset of the institution's zone; null where it is not known, as of rows before a migration
 */
public record WaitingCredits(long credits, @Nullable String oldest) {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT);

    /** @param oldestUtc by the server's clock */
    static @Nullable WaitingCredits of(long credits, @Nullable LocalDateTime oldestUtc, ZoneId zone) {
        if (credits == 0) {
            return null;
        }
        return new WaitingCredits(
                credits,
                oldestUtc == null
                        ? null
                        : AT.format(oldestUtc.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone)));
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%,d %s%s",
                credits,
                credits == 1 ? "credit waits" : "credits wait",
                oldest == null ? "" : ", the oldest since " + oldest);
    }
}

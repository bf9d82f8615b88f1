package org.tallyhouse.failure;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the system says of a disk on which nothing can be written any more. */
final class FullDisk {
    private static final Set<String> REASONS = Set.of("No space left on device", "Disk quota exceeded");

    /** The table, or the disk, is full. */
    private static final Set<Integer> OF_A_DATABASE = Set.of(1114, 1021);

    private FullDisk() {}

    static boolean is(SQLException answer) {
        return OF_A_DATABASE.contains(answer.getErrorCode());
    }

    static String told(String reason) {
        return reason + ": free some space";
    }

    static boolean is(@Nullable String reason) {
        return reason != null && REASONS.contains(reason);
    }
}

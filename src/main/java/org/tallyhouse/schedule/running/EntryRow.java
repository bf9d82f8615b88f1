package org.tallyhouse.schedule.running;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An entry and one due time, as stored; times are UTC. */
public record EntryRow(
        String entry,
        LocalDateTime dueAt,
        EntryState state,
        String owner,
        int tries,
        @Nullable LocalDate businessDate,
        LocalDateTime startedAt,
        @Nullable LocalDateTime endedAt,
        @Nullable LocalDateTime nextTryAt,
        long beatAgeMillis,
        String message) {}

package org.tallyhouse.schedule.running;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.run.lease.RunLease;
import org.tallyhouse.run.lease.RunSettings;
import org.tallyhouse.schedule.MisfireRule;
import org.tallyhouse.schedule.ScheduleEntry;

/** Who runs an entry at a due time: the first scheduler that writes its row, or who comes after one that died. */
final class EntryClaims {
    /** What comes later than this is a misfire. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(60);

    private final ScheduleStore store;
    private final String owner;

    EntryClaims(ScheduleStore store, String owner) {
        this.store = store;
        this.owner = owner;
    }

    /** What came of asking for a due time. */
    enum Answer {
        TAKEN,
        /** It is done with, or passed over. */
        ENDED,
        NOT_YET,
        ELSEWHERE
    }

    /** An answer, when to come again where it is to be tried again, and what the last try said. */
    record Claim(Answer answer, Optional<Instant> again, String lastMessage) {
        static Claim of(Answer answer) {
            return new Claim(answer, Optional.empty(), "");
        }
    }

    /** @param must whether a person wants it now, ended or not yet due again */
    Claim claim(ScheduleEntry entry, Instant due, Instant now, boolean must) {
        return store.with(schedule -> claim(schedule, entry, due, now, must));
    }

    private Claim claim(ScheduleMapper schedule, ScheduleEntry entry, Instant due, Instant now, boolean must) {
        LocalDateTime dueAt = ScheduleStore.utc(due);
        EntryRow last = schedule.last(entry.name());
        if (last != null && last.dueAt().isAfter(dueAt) && !must) {
            // the clock was set back: what was due before is done with
            return Claim.of(Answer.ENDED);
        }
        EntryRow row = schedule.find(entry.name(), dueAt);
        if (isRunElsewhere(schedule, entry.name(), dueAt, now)) {
            return Claim.of(Answer.ELSEWHERE);
        }
        if (row == null) {
            return begin(schedule, entry, due, now, must);
        }
        if (row.state().isFinal() && !must) {
            return Claim.of(Answer.ENDED);
        }
        LocalDateTime nextTry = row.nextTryAt();
        if (nextTry != null && nextTry.isAfter(ScheduleStore.utc(now)) && !must) {
            return new Claim(Answer.NOT_YET, Optional.of(nextTry.toInstant(ZoneOffset.UTC)), "");
        }
        return schedule.takeUp(row, owner, ScheduleStore.utc(now)) == 1
                ? new Claim(Answer.TAKEN, Optional.empty(), row.message())
                : Claim.of(Answer.ELSEWHERE);
    }

    /** Ends what dead schedulers left of earlier due times: this one stands for them. */
    private boolean isRunElsewhere(ScheduleMapper schedule, String entry, LocalDateTime dueAt, Instant now) {
        for (EntryRow running : schedule.running(entry)) {
            if (running.beatAgeMillis() < 0) {
                // the server's clock was set back: who lives beats again, who died would seem to live until then
                schedule.beatsFromNow(entry);
            }
            // an entry runs in this process one at a time, so what is left of it here has ended without being written
            if (!running.owner().equals(owner) && isAlive(running.owner(), running.beatAgeMillis())) {
                return true;
            }
            if (!running.dueAt().equals(dueAt)) {
                schedule.abandon(running, ScheduleStore.utc(now));
            }
        }
        return false;
    }

    private Claim begin(ScheduleMapper schedule, ScheduleEntry entry, Instant due, Instant now, boolean must) {
        boolean isMisfire = due.plus(PUNCTUAL).isBefore(now);
        EntryState state =
                isMisfire && !must && entry.misfire() == MisfireRule.SKIP ? EntryState.SKIPPED : EntryState.RUNNING;
        String message = state == EntryState.SKIPPED ? "nobody could run it when it was due" : "";
        schedule.forget(entry.name(), ScheduleStore.utc(now.minus(KEPT)));
        if (schedule.insert(entry.name(), ScheduleStore.utc(due), state, owner, ScheduleStore.utc(now), message) == 0) {
            return Claim.of(Answer.ELSEWHERE);
        }
        return Claim.of(state == EntryState.SKIPPED ? Answer.ENDED : Answer.TAKEN);
    }

    void end(
            ScheduleEntry entry,
            Instant due,
            EntryState state,
            @Nullable LocalDate businessDate,
            Instant now,
            Optional<Instant> again,
            String message) {
        store.with(schedule -> schedule.end(
                entry.name(),
                ScheduleStore.utc(due),
                owner,
                state,
                businessDate,
                ScheduleStore.utc(now),
                again.map(ScheduleStore::utc).orElse(null),
                ScheduleStore.kept(message)));
    }

    static boolean isAlive(String owner, long beatAgeMillis) {
        return RunLease.isAlive(owner, Duration.ofMillis(beatAgeMillis), RunSettings.USUAL_LEASE_EXPIRY);
    }
}

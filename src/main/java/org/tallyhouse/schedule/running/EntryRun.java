package org.tallyhouse.schedule.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.run.RunFailures;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.TryAgain;
import org.tallyhouse.schedule.running.EntryClaims.Answer;
import org.tallyhouse.schedule.running.EntryClaims.Claim;

/**
 * Runs what is due of an entry, once: whoever asks, a scheduler, cron or a person, and however often. What is due is
 * looked up anew each time, so nothing depends on who was up when.
 */
public final class EntryRun {
    private static final Logger LOG = LoggerFactory.getLogger(EntryRun.class);
    private static final Duration WHILE_AWAY = Duration.ofMinutes(1);

    private final EntryClaims claims;
    private final EntryNotices notices;
    private final ScheduledBooks books;
    private final EntryCommand command;
    private final Clock clock;
    private final StopRequest stop;
    private volatile boolean isAway;

    public EntryRun(
            RunningFor running, ScheduleStore store, ScheduledBooks books, EntryCommand command, StopRequest stop) {
        this.claims = new EntryClaims(store, running.owner());
        this.notices = new EntryNotices(store, running.clock(), running.zone(), running.out(), running.err());
        this.books = books;
        this.command = command;
        this.clock = running.clock();
        this.stop = stop;
    }

    /** What came of asking: the state the entry is in, null if nothing was run, and when to come again. */
    public record Fired(@Nullable EntryState state, Optional<Instant> again) {
        static final Fired NOTHING = new Fired(null, Optional.empty());

        /** The exit code of a command that did this: that of the entry's own command, 0 if nothing was to be done. */
        public int exit() {
            return state == null ? 0 : state.exit();
        }
    }

    /** Runs the last due time that is not done with. */
    public Fired fire(ScheduleEntry entry) {
        return orAway(entry, () -> {
            Instant now = clock.instant();
            Optional<Instant> due = entry.times().atOrBefore(now, works(entry));
            return due.isEmpty() ? Fired.NOTHING : fire(entry, due.get(), now, false);
        });
    }

    /** Runs the entry now, because a person wants it. */
    public Fired fireNow(ScheduleEntry entry) {
        Instant now = clock.instant();
        Instant due = entry.times().atOrBefore(now, works(entry)).orElse(now);
        return fire(entry, due, now, true);
    }

    /** When it is due next. */
    public Optional<Instant> nextDue(ScheduleEntry entry, Instant after) {
        return entry.times().after(after, works(entry));
    }

    private Fired fire(ScheduleEntry entry, Instant due, Instant now, boolean must) {
        Claim claim = claims.claim(entry, due, now, must);
        if (claim.answer() == Answer.TAKEN) {
            return run(entry, due, must, claim.lastMessage());
        }
        if (claim.answer() == Answer.ELSEWHERE) {
            // in case they die
            return new Fired(null, again(entry, due));
        }
        return new Fired(null, claim.again());
    }

    private Fired run(ScheduleEntry entry, Instant due, boolean must, String lastMessage) {
        LocalDate date = books.dateOf(entry.words());
        List<String> missing = date == null || must ? List.of() : books.missing(entry.waitsFor(), date);
        boolean isLate =
                entry.waitsFor().isLate(due, clock.instant(), entry.times().zone());
        if (!missing.isEmpty() && !isLate) {
            String message = "waits for " + String.join(", ", missing);
            return end(entry, due, new Outcome(EntryState.WAITS, date, message, List.of()));
        }
        if (!missing.isEmpty()) {
            once(entry, due, date, "LATE", "runs without " + String.join(", ", missing));
        }
        EntryOutput output = new EntryOutput(line -> notices.log(entry.name(), line), !must && !lastMessage.isEmpty());
        int exit = command.run(entry.words(), output.out(), output.err());
        output.end(lastMessage);
        EntryState state = EntryState.ofExit(exit);
        // a night that ran several dates stands at the one it could not end
        LocalDate stands = state.isFinal() ? date : books.dateOf(entry.words());
        return end(entry, due, new Outcome(state, stands == null ? date : stands, output.last(), output.forAPerson()));
    }

    /** How a try ended, for which business date, and what was said. */
    private record Outcome(EntryState state, @Nullable LocalDate date, String message, List<String> forAPerson) {}

    private Fired end(ScheduleEntry entry, Instant due, Outcome outcome) {
        EntryState state = outcome.state();
        Optional<Instant> again = state.isFinal() || stop.isMade() ? Optional.empty() : again(entry, due);
        boolean isGivenUp = !state.isFinal() && again.isEmpty() && !stop.isMade();
        claims.end(
                entry,
                due,
                isGivenUp ? EntryState.GIVEN_UP : state,
                outcome.date(),
                clock.instant(),
                again,
                outcome.message());
        tell(entry, due, outcome, again.isPresent());
        if (isGivenUp && entry.tryAgain() != null && state != EntryState.HELD) {
            once(entry, due, outcome.date(), EntryState.GIVEN_UP.name(), "not tried any more: " + outcome.message());
        }
        return new Fired(state, again);
    }

    /** Once for a business date. What an entry without one leaves to a person is new each time: it is not run again. */
    private void tell(ScheduleEntry entry, Instant due, Outcome outcome, boolean isTriedAgain) {
        EntryState state = outcome.state();
        if (state == EntryState.DONE || state == EntryState.HELD) {
            return;
        }
        String message = outcome.message() + (isTriedAgain ? "; it is tried again" : "");
        boolean isTold;
        if (state == EntryState.PERSON && outcome.date() == null) {
            notices.alert(entry.name(), message);
            isTold = true;
        } else {
            isTold = once(entry, due, outcome.date(), state.name(), message);
        }
        if (isTold) {
            outcome.forAPerson().stream()
                    .filter(line -> !line.equals(outcome.message()))
                    .forEach(line -> notices.alert(entry.name(), line));
        }
    }

    private boolean once(ScheduleEntry entry, Instant due, @Nullable LocalDate date, String kind, String message) {
        return notices.once(entry.name(), date == null ? entry.times().dayOf(due) : date, kind, message);
    }

    private Optional<Instant> again(ScheduleEntry entry, Instant due) {
        TryAgain tryAgain = entry.tryAgain();
        return tryAgain == null
                ? Optional.empty()
                : tryAgain.next(due, clock.instant(), entry.times().zone());
    }

    Predicate<LocalDate> works(ScheduleEntry entry) {
        return books.works(entry);
    }

    private interface Asked {
        Fired fire();
    }

    /** While the database is away nobody can say what was run: it is tried again, and told once. */
    private Fired orAway(ScheduleEntry entry, Asked asked) {
        try {
            Fired fired = asked.fire();
            isAway = false;
            return fired;
        } catch (RuntimeException e) {
            LOG.error("{} could not be run", entry.name(), e);
            if (!isAway) {
                isAway = true;
                notices.alert(entry.name(), "could not be run, is tried each minute: " + RunFailures.reason(e));
            }
            return new Fired(null, Optional.of(clock.instant().plus(WHILE_AWAY)));
        }
    }
}

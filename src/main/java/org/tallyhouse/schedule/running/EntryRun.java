package org.tallyhouse.schedule.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final Duration SOON = Duration.ofMinutes(1);

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
        if (claim.answer() == Answer.ELSEWHERE) {
            // in case they die
            return new Fired(null, Optional.of(now.plus(SOON)));
        }
        if (claim.answer() != Answer.TAKEN) {
            return new Fired(null, claim.again());
        }
        try {
            return run(entry, due, must, claim.lastMessage());
        } catch (RuntimeException e) {
            if (RunFailures.isConnectionLost(e)) {
                throw e;
            }
            LOG.error("{} could not be run", entry.name(), e);
            return end(entry, due, new Outcome(EntryState.FAILED, null, RunFailures.reason(e), List.of()));
        }
    }

    /** What is due date by date is run so, up to its limit, until a date waits or fails. */
    private Fired run(ScheduleEntry entry, Instant due, boolean must, String lastMessage) {
        DueWords words = new DueWords(entry.words());
        LocalDate date = books.dateOf(entry.words());
        Outcome outcome = runOnce(entry, due, date, must, lastMessage);
        for (int dates = 1; words.isDateByDate() && outcome.isDone(); dates++) {
            LocalDate next = books.dateOf(entry.words());
            if (next == null || next.equals(outcome.date())) {
                break;
            }
            tell(entry, due, outcome, false);
            if (dates == words.most()) {
                String more = "%d dates were run, more are due: the next is %s".formatted(dates, next);
                return end(entry, due, new Outcome(EntryState.PERSON, next, more, List.of()));
            }
            outcome = runOnce(entry, due, next, must, "");
        }
        return end(entry, due, outcome);
    }

    private Outcome runOnce(
            ScheduleEntry entry, Instant due, @Nullable LocalDate date, boolean must, String lastMessage) {
        List<String> missing = date == null || must ? List.of() : books.missing(entry.waitsFor(), date);
        boolean isLate =
                entry.waitsFor().isLate(due, clock.instant(), entry.times().zone());
        if (!missing.isEmpty() && !isLate) {
            return new Outcome(EntryState.WAITS, date, "waits for " + String.join(", ", missing), List.of());
        }
        if (!missing.isEmpty()) {
            once(entry, due, date, "LATE", "runs without " + String.join(", ", missing), "");
        }
        DueWords words = new DueWords(entry.words());
        EntryOutput output = new EntryOutput(line -> notices.log(entry.name(), line), !must && !lastMessage.isEmpty());
        int exit = command.run(
                date != null && words.isDateByDate() ? words.on(date) : entry.words(), output.out(), output.err());
        output.end(lastMessage);
        return new Outcome(EntryState.ofExit(exit), date, output.last(), output.forAPerson());
    }

    /** How a try ended, for which business date, and what was said. */
    private record Outcome(EntryState state, @Nullable LocalDate date, String message, List<String> forAPerson) {
        boolean isDone() {
            return state == EntryState.DONE || state == EntryState.PERSON;
        }
    }

    private Fired end(ScheduleEntry entry, Instant due, Outcome outcome) {
        EntryState state = outcome.state();
        Optional<Instant> again = state.isFinal() || stop.isMade() ? Optional.empty() : again(entry, due, state);
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
        if (isGivenUp && entry.tryAgain() != null) {
            once(
                    entry,
                    due,
                    outcome.date(),
                    EntryState.GIVEN_UP.name(),
                    "not tried any more: " + outcome.message(),
                    "");
        }
        return new Fired(state, again);
    }

    /**
     * Each sentence once for a business date, so a failure of another kind is told too. What an entry without a date leaves
     * to a person is new each time: it is not run again. That a run was stopped is what somebody asked for.
     */
    private void tell(ScheduleEntry entry, Instant due, Outcome outcome, boolean isTriedAgain) {
        EntryState state = outcome.state();
        if (state == EntryState.DONE || state == EntryState.HELD || (state == EntryState.FAILED && stop.isMade())) {
            return;
        }
        String further = isTriedAgain ? "; it is tried again" : "";
        List<String> sentences = new ArrayList<>();
        sentences.add(outcome.message());
        outcome.forAPerson().stream()
                .filter(line -> !line.equals(outcome.message()))
                .forEach(sentences::add);
        for (String sentence : sentences) {
            if (state == EntryState.PERSON && outcome.date() == null) {
                notices.alert(entry.name(), sentence);
            } else {
                once(entry, due, outcome.date(), state.name(), sentence, further);
            }
        }
    }

    private void once(
            ScheduleEntry entry, Instant due, @Nullable LocalDate date, String kind, String message, String further) {
        LocalDate about = date == null ? entry.times().dayOf(due) : date;
        notices.once(entry.name(), about, kind, message, further);
    }

    /** A lease that somebody holds is asked for again soon, whatever the entry says: they may die. */
    private Optional<Instant> again(ScheduleEntry entry, Instant due, EntryState state) {
        TryAgain tryAgain = entry.tryAgain();
        if (tryAgain != null) {
            return tryAgain.next(due, clock.instant(), entry.times().zone());
        }
        return state == EntryState.HELD ? Optional.of(clock.instant().plus(SOON)) : Optional.empty();
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
            return new Fired(null, Optional.of(clock.instant().plus(SOON)));
        }
    }
}

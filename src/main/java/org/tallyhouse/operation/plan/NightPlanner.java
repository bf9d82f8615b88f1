package org.tallyhouse.operation.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.intake.NightInputs;
import org.tallyhouse.operation.plan.NightPlan.PlannedNight;
import org.tallyhouse.operation.view.NightStatus;
import org.tallyhouse.operation.view.StatusReader;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.running.ScheduledBooks;

/** Looks ahead: the dates that are not closed, then those to come by the institution's calendar. */
public final class NightPlanner {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String CUTOVER = "cutover";
    private static final String UNKNOWN = "UNKNOWN";

    private final WallClock clock;
    private final StatusReader status;
    private final NightInputs inputs;
    private final ScheduledBooks books;
    private final BusinessCalendar calendar;
    private final List<ScheduleEntry> nightly;

    /** @param entries of the schedule; those that run nights are looked at */
    public NightPlanner(
            WallClock clock,
            StatusReader status,
            NightInputs inputs,
            ScheduledBooks books,
            BusinessCalendar calendar,
            List<ScheduleEntry> entries) {
        this.clock = clock;
        this.status = status;
        this.inputs = inputs;
        this.books = books;
        this.calendar = calendar;
        this.nightly = entries.stream()
                .filter(entry -> entry.words().get(0).equals("nightly"))
                .toList();
    }

    /** @param first the first date that is not closed */
    public NightPlan plan(LocalDate first, int nights) {
        List<PlannedNight> planned = new ArrayList<>();
        LocalDate date = first;
        while (planned.size() < nights && calendar.covers(date)) {
            planned.add(night(date));
            if (!calendar.covers(date.plusDays(1))) {
                break;
            }
            date = calendar.nextAfter(date);
        }
        return new NightPlan(AT.format(clock.now()), clock.zone().getId(), planned);
    }

    private PlannedNight night(LocalDate date) {
        NightStatus now = status.read(date);
        boolean isToCome = now.day().equals(UNKNOWN);
        List<String> missing = new ArrayList<>();
        inputs.missingRequiredBills(date)
                .forEach(channel -> missing.add("the bill of %s (required)".formatted(channel)));
        Optional<Due> due = due(date);
        due.ifPresent(is -> books.missing(is.entry().waitsFor(), date).stream()
                .filter(input -> !missing.contains(input + " (required)"))
                .forEach(missing::add));
        return new PlannedNight(
                date,
                isToCome ? "TO_COME" : now.day(),
                AT.format(clock.endOf(date)),
                due.map(is -> AT.format(is.at())).orElse(null),
                due.map(is -> is.entry().name()).orElse(""),
                missing,
                wouldRun(now));
    }

    private record Due(ScheduleEntry entry, ZonedDateTime at) {}

    /** The first time, from now on, at which an entry finds the date over. */
    private Optional<Due> due(LocalDate date) {
        Instant over = clock.endOf(date).toInstant();
        Instant now = clock.clock().instant();
        Instant from = (over.isAfter(now) ? over : now).minusMillis(1);
        return nightly.stream()
                .flatMap(entry -> entry.times().after(from, books.works(entry)).stream()
                        .map(at -> new Due(entry, at.atZone(clock.zone()))))
                .min((one, other) -> one.at().compareTo(other.at()));
    }

    private static List<String> wouldRun(NightStatus now) {
        List<String> left = new ArrayList<>();
        if (now.day().equals("OPEN") || now.day().equals(UNKNOWN)) {
            left.add(CUTOVER);
        }
        for (String stage : StageJobs.NAMES) {
            boolean isDone = now.stages().stream()
                    .anyMatch(
                            known -> known.name().equals(stage) && known.state().equals("DONE"));
            if (!isDone) {
                left.add(stage);
            }
        }
        return left;
    }
}

package org.tallyhouse.operation.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next nights as {@code plan} shows them; times are on the institution's wall. */
public record NightPlan(String now, String timeZone, List<PlannedNight> nights) {

    /**
     * One night.
     *
     * @param day how far its date is: the business day's status, or TO_COME
     * @param over when the date is over
     * @param at when the schedule runs it; null if no entry does
     * @param entry the schedule's entry that runs it; empty if none does
     * @param missing what has not come, for people
     * @param wouldRun the stages that are not done
     */
    public record PlannedNight(
            LocalDate businessDate,
            String day,
            String over,
            @Nullable String at,
            String entry,
            List<String> missing,
            List<String> wouldRun) {}

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder("it is %s (%s)%n".formatted(now, timeZone));
        for (PlannedNight night : nights) {
            text.append("%s  %-8s over at %s, night %s%n"
                    .formatted(
                            night.businessDate(),
                            night.day(),
                            night.over(),
                            night.at() == null
                                    ? "by hand: no entry of the schedule runs it"
                                    : "at %s (%s)".formatted(night.at(), night.entry())));
            if (!night.missing().isEmpty()) {
                text.append("            not here yet: ")
                        .append(String.join(", ", night.missing()))
                        .append('\n');
            }
            text.append("            would run: ")
                    .append(String.join(", ", night.wouldRun()))
                    .append('\n');
        }
        return text.toString();
    }
}

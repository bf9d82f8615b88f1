package org.tallyhouse.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.schedule.BeforeCutOff.CutOffTerms;

/** All entries, and the zone that holds for the whole suite. */
public record Schedule(ZoneId zone, List<ScheduleEntry> entries) {

    public Schedule {
        entries = List.copyOf(entries);
    }

    /**
     * The same with the due times of what is due before a bank's cut-off.
     *
     * @throws FilesRefused if a bank has none
     */
    public Schedule resolved(Function<String, Optional<CutOffTerms>> cutOffs) {
        FileProblems problems = new FileProblems();
        List<ScheduleEntry> resolved = new ArrayList<>();
        for (ScheduleEntry entry : entries) {
            BeforeCutOff before = entry.beforeCutOff();
            Optional<CutOffTerms> terms = before == null ? Optional.empty() : cutOffs.apply(before.bankId());
            if (before != null && terms.isEmpty()) {
                problems.add(new FileProblem(
                        ScheduleFile.NAME,
                        entry.line(),
                        "entries.%s.bank".formatted(entry.name()),
                        before.bankId(),
                        "has no cut-off in the set-up's payout terms"));
            }
            resolved.add(terms.map(known -> entry.dueBy(known, Objects.requireNonNull(before)))
                    .orElse(entry));
        }
        problems.refuseIfAny(ScheduleFile.NAME + " is");
        return new Schedule(zone, resolved);
    }

    public Optional<ScheduleEntry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}

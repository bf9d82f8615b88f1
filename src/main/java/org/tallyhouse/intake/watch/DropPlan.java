package org.tallyhouse.intake.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tallyhouse.intake.file.ImportKind;

/** What is to be done with what a look found; what waits is in none of its lists. */
public record DropPlan(List<Take> takes, List<Aside> asides, List<String> warnings) {

    /** A complete file, and the files that come along with it. */
    record Take(ImportKind kind, Dropped file, List<Dropped> companions) {}

    /** What is moved aside, and why. */
    record Aside(Dropped dropped, List<Dropped> companions, Reason reason) {}

    /** When a look counts as how long after. */
    public record Times(Duration stableFor, Instant now) {}

    /**
     * Asks no database itself.
     *
     * @param whole files that are known to be complete, as we wrote them
     */
    public static DropPlan of(DropLook look, SenderRules rules, Times times, Set<Path> whole) {
        DropPlan plan = new DropPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(look.troubles()));
        new DropSorter(rules, times, whole, plan).sort(look);
        plan.takes.sort(Comparator.comparing(Take::kind)
                .thenComparing(take -> take.file().sender())
                .thenComparing(take -> take.file().name()));
        return plan;
    }

    public boolean isNothing() {
        return takes.isEmpty() && asides.isEmpty() && warnings.isEmpty();
    }
}

package org.tallyhouse.setup.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.DatePeriod;

/** Finds lines of which only one may be in force at a time. */
final class PeriodOverlaps {
    private PeriodOverlaps() {}

    /** Each overlap within a group is a problem of the line that comes later. */
    static <T> void look(
            KindSection<T> section,
            Collection<T> things,
            Comparator<T> group,
            Function<T, DatePeriod> period,
            Function<T, String> subject,
            SetUpProblems problems) {
        forEachGroup(things, group, rivals -> {
            for (int i = 0; i < rivals.size(); i++) {
                for (int j = i + 1; j < rivals.size(); j++) {
                    if (period.apply(rivals.get(i)).overlaps(period.apply(rivals.get(j)))) {
                        report(section, rivals.get(i), rivals.get(j), period, subject, problems);
                    }
                }
            }
        });
    }

    /** Hands over each group in the order its things came; a sorted list takes less memory than a map of lists. */
    static <T> void forEachGroup(Collection<T> things, Comparator<T> group, Consumer<List<T>> each) {
        List<T> sorted = new ArrayList<>(things);
        sorted.sort(group);
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            if (to == sorted.size() || group.compare(sorted.get(from), sorted.get(to)) != 0) {
                each.accept(sorted.subList(from, to));
                from = to;
            }
        }
    }

    private static <T> void report(
            KindSection<T> section,
            T one,
            T two,
            Function<T, DatePeriod> period,
            Function<T, String> subject,
            SetUpProblems problems) {
        FileLine<T> line = section.lineOf(two);
        T other = line == null ? two : one;
        FileLine<T> told = line == null ? section.lineOf(one) : line;
        if (told != null) {
            problems.add(
                    told,
                    "effective_from",
                    period.apply(told.value()).from().toString(),
                    "overlaps in time with " + subject.apply(other));
        }
    }
}

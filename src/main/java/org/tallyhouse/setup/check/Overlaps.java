package org.tallyhouse.setup.check;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallyhouse.setup.reading.Line;
import org.tallyhouse.setup.reading.Problems;
import org.tallyhouse.setup.reading.Section;
import org.tallyhouse.setup.term.Period;

/** Finds lines of which only one may be in force at a time. */
final class Overlaps {
    private Overlaps() {}

    /** Each overlap within a group is a problem of the line that comes later. */
    static <T> void look(
            Section<T> section,
            Collection<T> things,
            Function<T, ?> group,
            Function<T, Period> period,
            Function<T, String> subject,
            Problems problems) {
        for (List<T> rivals :
                things.stream().collect(Collectors.groupingBy(group)).values()) {
            for (int i = 0; i < rivals.size(); i++) {
                for (int j = i + 1; j < rivals.size(); j++) {
                    if (period.apply(rivals.get(i)).overlaps(period.apply(rivals.get(j)))) {
                        report(section, rivals.get(i), rivals.get(j), period, subject, problems);
                    }
                }
            }
        }
    }

    private static <T> void report(
            Section<T> section,
            T one,
            T two,
            Function<T, Period> period,
            Function<T, String> subject,
            Problems problems) {
        Line<T> line = section.lineOf(two);
        T other = line == null ? two : one;
        Line<T> told = line == null ? section.lineOf(one) : line;
        if (told != null) {
            problems.add(
                    told,
                    "effective_from",
                    period.apply(told.value()).from().toString(),
                    "overlaps in time with " + subject.apply(other));
        }
    }
}

package org.tallyhouse.setup.check;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            Function<T, ?> group,
            Function<T, DatePeriod> period,
            Function<T, String> subject,
            SetUpProblems problems) {
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

package org.tallyhouse.operation.explain;

import java.util.List;
import java.util.Locale;

/** The whole path of a transaction or a payout, section by section; amounts as text in major units. */
public record PathExplanation(String kind, String id, List<Section> sections) {

    /** Lines under a heading, each a name and what there is to say. */
    record Section(String heading, List<Line> lines) {}

    /** One line. */
    record Line(String name, String text) {}

    public String text() {
        StringBuilder text = new StringBuilder(kind).append(' ').append(id).append('\n');
        for (Section section : sections) {
            text.append(section.heading()).append('\n');
            section.lines()
                    .forEach(line -> text.append(String.format(Locale.ROOT, "  %-16s %s%n", line.name(), line.text())));
        }
        return text.toString();
    }
}

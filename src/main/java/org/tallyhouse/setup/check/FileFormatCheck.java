package org.tallyhouse.setup.check;

import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;

/** A format that a declared layout completes has one, and no other has. */
final class FileFormatCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        content.channels()
                .lines()
                .forEach(line -> look(
                        line,
                        "bill_layout",
                        line.value().billLayout(),
                        line.value().billFormat().needsLayout(),
                        "the bill_format " + line.value().billFormat(),
                        problems));
        content.banks()
                .lines()
                .forEach(line -> look(
                        line,
                        "statement_layout",
                        line.value().statementLayout(),
                        line.value().statementFormat().needsLayout(),
                        "the statement_format " + line.value().statementFormat(),
                        problems));
    }

    private static void look(
            FileLine<?> line, String field, String layout, boolean needed, String format, SetUpProblems problems) {
        if (needed && layout.isEmpty()) {
            problems.add(line, field, layout, "is empty; " + format + " needs the name of a layout in jobs/layouts");
        } else if (!needed && !layout.isEmpty()) {
            problems.add(line, field, layout, "is given, but " + format + " has none");
        }
    }
}

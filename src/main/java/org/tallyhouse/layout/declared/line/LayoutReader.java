package org.tallyhouse.layout.declared.line;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.declared.Layout;

/** Reads files of one layout, a line at a time. */
public final class LayoutReader {
    private final Layout layout;
    private final @Nullable LocalDate date;

    /** @param date which the file is for; only a date without a year needs it */
    public LayoutReader(Layout layout, @Nullable LocalDate date) {
        this.layout = layout;
        this.date = date;
    }

    /**
     * Hands over every line.
     *
     * @return the control fields, which all agree
     * @throws FileRefused if the file is not whole: a header or footer is missing or faulty, or a control
     *     field is not what the details come to. That is known at the end only, so nothing handed over
     *     counts before this returns.
     */
    public List<ControlFigure> read(Path file, LayoutHandler handler) {
        try (LayoutLines lines = open(file)) {
            while (lines.hasNext()) {
                hand(lines.next(), handler);
            }
            return lines.figures();
        }
    }

    /** The lines of a file; {@code hasNext} refuses the file as {@link #read} does, before it answers false. */
    public LayoutLines open(Path file) {
        return new LayoutLines(layout, file, date);
    }

    /**
     * Reads a file once without taking anything in, as {@link org.tallyhouse.layout.CsvFile#inspect} does.
     *
     * @return the facts of the file; the row count is that of sound and faulty details
     * @throws FileRefused also if an {@code .ok} file beside it states another SHA-256
     */
    public FileFacts inspect(Path file, Consumer<LayoutLine> eachLine) {
        FileFacts facts = FileFacts.of(file);
        facts.requireAgreementWithOkFile();
        long rows = 0;
        try (LayoutLines lines = open(file)) {
            while (lines.hasNext()) {
                LayoutLine line = lines.next();
                eachLine.accept(line);
                rows += line instanceof LayoutLine.Frame ? 0 : 1;
            }
        }
        return facts.withRowCount(rows);
    }

    private static void hand(LayoutLine line, LayoutHandler handler) {
        if (line instanceof LayoutLine.Detail detail) {
            handler.row(detail.row());
        } else if (line instanceof LayoutLine.Frame frame) {
            handler.frame(frame);
        } else if (line instanceof LayoutLine.Faulty faulty) {
            faulty.faults().forEach(handler::fault);
        }
    }
}

package org.tallyhouse.layout.declared.line;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.layout.declared.FieldFault;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordMark;
import org.tallyhouse.layout.declared.RecordRole;

/** The lines of an open file, in order; at the end the file as a whole is judged. */
public final class LayoutLines implements Iterator<LayoutLine>, AutoCloseable {
    private final Layout layout;
    private final Path path;
    private final LineReader lines;
    private final RecordReader reader;
    private final ControlTotals controls;
    private final Map<String, byte[]> marks = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private List<ControlFigure> figures = List.of();
    private @Nullable RecordLayout section;
    private boolean first = true;
    private boolean footerSeen;
    private long details;
    private @Nullable LayoutLine pending;
    private boolean ended;

    LayoutLines(Layout layout, Path path, @Nullable LocalDate date) {
        this.layout = layout;
        this.path = path;
        this.reader = new RecordReader(layout, date);
        this.controls = new ControlTotals(layout);
        for (RecordLayout record : layout.records()) {
            if (record.when() instanceof RecordMark.Prefix told) {
                marks.put(record.name(), told.prefix().getBytes(layout.charset()));
            } else if (record.when() instanceof RecordMark.After told) {
                marks.put(record.name(), told.marker().getBytes(layout.charset()));
            }
        }
        this.lines = new LineReader(path, layout.comment().getBytes(layout.charset()));
        if (!lines.hasNext()) {
            throw new FileRefused(path + " is empty");
        }
        if (layout.form() instanceof LineForm.Delimited form && form.names()) {
            readNames(lines.next(), null);
        }
    }

    /** The control fields; known at the end, also of a file that is then refused. */
    public List<ControlFigure> figures() {
        return figures;
    }

    @Override
    public boolean hasNext() {
        while (pending == null && lines.hasNext()) {
            LineReader.Line line = lines.next();
            if (!entersSection(line)) {
                pending = read(line);
                first = false;
            }
        }
        if (pending == null && !ended) {
            ended = true;
            judge();
        }
        return pending != null;
    }

    @Override
    public LayoutLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LayoutLine next = pending;
        pending = null;
        return java.util.Objects.requireNonNull(next);
    }

    private boolean entersSection(LineReader.Line line) {
        for (RecordLayout record : layout.records()) {
            if (record.when() instanceof RecordMark.After && beginsLike(line, record)) {
                section = record;
                if (layout.form() instanceof LineForm.Delimited form && form.names()) {
                    readNames(line, record);
                }
                return true;
            }
        }
        return false;
    }

    private boolean beginsLike(LineReader.Line line, RecordLayout record) {
        byte[] mark = marks.get(record.name());
        return mark != null && LineReader.startsWith(line.bytes(), mark);
    }

    private void readNames(LineReader.Line line, @Nullable RecordLayout of) {
        try {
            List<String> missing = reader.readNames(line, of);
            if (!missing.isEmpty()) {
                throw refused(line.number(), "the header lacks " + String.join(", ", missing));
            }
        } catch (FieldFault e) {
            throw refused(line.number(), e.reason());
        }
    }

    private @Nullable LayoutLine read(LineReader.Line line) {
        RecordLayout record;
        try {
            reader.begin(line);
            record = tell(line);
        } catch (FieldFault e) {
            return unread(line, "", e.reason());
        }
        if (record == null) {
            return unread(line, "", "is no record of the layout " + layout.name());
        }
        return switch (record.role()) {
            case SKIP -> null;
            case DETAIL -> detail(record, line);
            case HEADER, FOOTER -> frame(record, line);
        };
    }

    private LayoutLine unread(LineReader.Line line, String record, String reason) {
        controls.addUnread(line.number());
        return new LayoutLine.Faulty(record, line.number(), List.of(reader.fault("", "", reason)));
    }

    private @Nullable RecordLayout tell(LineReader.Line line) {
        if (section != null) {
            return section;
        }
        for (RecordLayout record : layout.records()) {
            RecordMark when = record.when();
            boolean fits = when instanceof RecordMark.Otherwise
                    || (when instanceof RecordMark.Prefix && beginsLike(line, record))
                    || (when instanceof RecordMark.FirstLine && first)
                    || (when instanceof RecordMark.LastLine && !lines.hasNext())
                    || (when instanceof RecordMark.FieldIs told
                            && reader.bareText(record, told.field()).equals(told.value()));
            if (fits) {
                return record;
            }
        }
        return null;
    }

    private LayoutLine detail(RecordLayout record, LineReader.Line line) {
        if (footerSeen) {
            throw refused(line.number(), "there is a detail behind the footer");
        }
        details++;
        RecordReader.Read read;
        try {
            read = reader.read(record, details);
        } catch (FieldFault e) {
            return unread(line, record.name(), e.reason());
        }
        controls.add(record, line.number(), read.values());
        return read.faults().isEmpty()
                ? new LayoutLine.Detail(record.name(), new FileRow(line.number(), read.values()))
                : new LayoutLine.Faulty(record.name(), line.number(), read.faults());
    }

    private LayoutLine frame(RecordLayout record, LineReader.Line line) {
        if (!seen.add(record.name())) {
            throw refused(line.number(), "there is a second record " + record.name());
        }
        if (record.role() == RecordRole.HEADER && (details > 0 || footerSeen)) {
            throw refused(line.number(), "the header " + record.name() + " is behind details");
        }
        footerSeen |= record.role() == RecordRole.FOOTER;
        RecordReader.Read read = readFrame(record, line);
        for (FieldLayout field : record.fields()) {
            if (field.control() != null) {
                String value = read.values().getOrDefault(field.name(), "");
                controls.state(field.control(), record.name(), field.name(), line.number(), value);
            }
        }
        return new LayoutLine.Frame(record.name(), record.role(), line.number(), read.values());
    }

    private RecordReader.Read readFrame(RecordLayout record, LineReader.Line line) {
        try {
            RecordReader.Read read = reader.read(record, details);
            if (read.faults().isEmpty()) {
                return read;
            }
            throw new FileRefused("%s %s".formatted(path, read.faults().get(0)));
        } catch (FieldFault e) {
            throw refused(line.number(), record.name() + " " + e.reason());
        }
    }

    private void judge() {
        figures = controls.compare();
        List<String> missing = layout.records().stream()
                .filter(record -> record.role() == RecordRole.HEADER || record.role() == RecordRole.FOOTER)
                .filter(record -> !record.optional() && !seen.contains(record.name()))
                .map(RecordLayout::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new FileRefused("%s has no %s; is it whole? Get it again, or use its layout"
                    .formatted(path, String.join(", no ", missing)));
        }
        if (lines.isCutOff() && !layout.endsWithFooter()) {
            throw new FileRefused(
                    "%s is cut off: its last line has no line end; get it again, or end the line if it is complete"
                            .formatted(path));
        }
        String wrong = figures.stream()
                .filter(figure -> !figure.agrees())
                .map(ControlFigure::toString)
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            throw new FileRefused("%s: %s".formatted(path, wrong));
        }
    }

    private FileRefused refused(long line, String reason) {
        return new FileRefused("%s line %d: %s".formatted(path, line, reason));
    }

    @Override
    public void close() {
        lines.close();
    }
}

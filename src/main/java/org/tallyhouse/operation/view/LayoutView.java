package org.tallyhouse.operation.view;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.line.ControlFigure;
import org.tallyhouse.layout.declared.line.LayoutFault;
import org.tallyhouse.layout.declared.line.LayoutLine;
import org.tallyhouse.layout.declared.line.LayoutLines;
import org.tallyhouse.layout.declared.line.LayoutReader;

/** How a file is read by a layout; numbers of accounts and cards by their last four digits only. */
public record LayoutView(
        String file,
        String layout,
        List<Line> lines,
        List<LayoutFault> faults,
        List<ControlFigure> controls,
        long details,
        long faultyLines,
        String refused) {
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{8,}");

    /** A sound line. */
    public record Line(long line, String record, Map<String, String> values) {}

    /** Reads the whole file; of its lines and faults the first few are kept. */
    public static LayoutView of(Layout layout, Path file, @Nullable LocalDate date, int mostLines, int mostFaults) {
        List<Line> first = new ArrayList<>();
        List<LayoutFault> faults = new ArrayList<>();
        long details = 0;
        long faulty = 0;
        List<ControlFigure> controls = List.of();
        String refused = "";
        try (LayoutLines lines = new LayoutReader(layout, date).open(file)) {
            try {
                while (lines.hasNext()) {
                    LayoutLine line = lines.next();
                    details += line instanceof LayoutLine.Detail ? 1 : 0;
                    if (line instanceof LayoutLine.Faulty wrong) {
                        faulty++;
                        wrong.faults().stream()
                                .limit(Math.max(0, mostFaults - faults.size()))
                                .forEach(fault -> faults.add(masked(layout, wrong.record(), fault)));
                    } else if (first.size() < mostLines) {
                        first.add(line(layout, line));
                    }
                }
            } catch (FileRefused e) {
                refused = String.valueOf(e.getMessage());
            }
            controls = lines.figures();
        } catch (FileRefused e) {
            refused = String.valueOf(e.getMessage());
        }
        return new LayoutView(file.toString(), layout.name(), first, faults, controls, details, faulty, refused);
    }

    private static Line line(Layout layout, LayoutLine line) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> read =
                line instanceof LayoutLine.Detail detail ? detail.row().fields() : ((LayoutLine.Frame) line).values();
        read.forEach(
                (field, value) -> values.put(field, layout.isMasked(line.record(), field) ? lastFour(value) : value));
        return new Line(line.line(), line.record(), values);
    }

    /** A text that is no value of its field may be any part of the line, so long numbers are masked in it. */
    private static LayoutFault masked(Layout layout, String record, LayoutFault fault) {
        String value = layout.isMasked(record, fault.field())
                ? lastFour(fault.value())
                : LONG_NUMBER.matcher(fault.value()).replaceAll(LayoutView::lastFour);
        return new LayoutFault(fault.line(), fault.field(), value, fault.reason());
    }

    private static String lastFour(MatchResult number) {
        return lastFour(number.group());
    }

    private static String lastFour(String text) {
        int shown = Math.max(0, text.length() - 4);
        return "*".repeat(shown) + text.substring(shown);
    }
}

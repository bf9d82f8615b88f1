package org.tallyhouse.layout.declared.line;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.declared.ControlTotal;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.RecordLayout;

/** Counts and sums the details of a file, and compares what its control fields state. */
final class ControlTotals {
    private final Map<ControlTotal, BigDecimal> figures = new LinkedHashMap<>();
    private final Map<ControlTotal, Long> firstUnread = new HashMap<>();
    private final List<Stated> stated = new ArrayList<>();

    /** What a control field of the file says. */
    private record Stated(ControlTotal control, String record, String field, long line, String value) {}

    ControlTotals(Layout layout) {
        layout.records().stream()
                .flatMap(record -> record.fields().stream())
                .flatMap(field -> Optional.ofNullable(field.control()).stream())
                .forEach(control -> figures.put(control, BigDecimal.ZERO));
    }

    /** A detail; what could not be read of it is not in the values. */
    void add(RecordLayout record, long line, Map<String, String> values) {
        for (Map.Entry<ControlTotal, BigDecimal> figure : figures.entrySet()) {
            ControlTotal control = figure.getKey();
            if (control.records().isEmpty() || control.records().contains(record.name())) {
                BigDecimal part = part(control, values);
                if (part == null) {
                    firstUnread.putIfAbsent(control, line);
                } else {
                    figure.setValue(reduced(control, figure.getValue().add(part)));
                }
            }
        }
    }

    /** A line that may be a detail, of which nothing could be read: no figure is sure any more. */
    void addUnread(long line) {
        figures.keySet().forEach(control -> firstUnread.putIfAbsent(control, line));
    }

    void state(ControlTotal control, String record, String field, long line, String value) {
        stated.add(new Stated(control, record, field, line, value));
    }

    /** In the order they stand in the file. */
    List<ControlFigure> compare() {
        return stated.stream().map(this::compare).toList();
    }

    private ControlFigure compare(Stated said) {
        BigDecimal found = figure(said.control);
        BigDecimal value = said.value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(said.value);
        int scale = Math.max(found.scale(), value.scale());
        Long unread = firstUnread.get(said.control);
        return new ControlFigure(
                said.record,
                said.field,
                said.line,
                value.setScale(scale).toPlainString(),
                found.setScale(scale).toPlainString(),
                unread == null ? "" : "line %d could not be read for it".formatted(unread));
    }

    BigDecimal figure(ControlTotal control) {
        return figures.getOrDefault(control, BigDecimal.ZERO);
    }

    private static @Nullable BigDecimal part(ControlTotal control, Map<String, String> values) {
        if (control instanceof ControlTotal.Sum sum) {
            return number(values.get(sum.field()));
        }
        if (control instanceof ControlTotal.Hash hash) {
            String value = values.get(hash.field());
            return value == null || value.matches("[0-9]*") ? number(value) : null;
        }
        return BigDecimal.ONE;
    }

    private static @Nullable BigDecimal number(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value);
    }

    private static BigDecimal reduced(ControlTotal control, BigDecimal sum) {
        return control instanceof ControlTotal.Hash hash
                ? new BigDecimal(sum.toBigInteger().mod(BigInteger.TEN.pow(hash.digits())))
                : sum;
    }
}

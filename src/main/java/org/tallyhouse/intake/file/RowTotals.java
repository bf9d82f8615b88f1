package org.tallyhouse.intake.file;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.tallyhouse.intake.file.RowLoader.Total;

/** Sums rows by what they are and their currency. */
public final class RowTotals {
    private RowTotals() {}

    /** @param minor minor units, signed as the file means them */
    public static <R> List<Total> of(
            List<R> rows, Function<R, String> what, Function<R, String> currency, ToLongFunction<R> minor) {
        return rows.stream()
                .map(row -> new Total(what.apply(row), currency.apply(row), 1, minor.applyAsLong(row)))
                .collect(Collectors.toMap(
                        total -> total.what() + " " + total.currency(), total -> total, RowTotals::plus, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Total plus(Total one, Total other) {
        return new Total(
                one.what(),
                one.currency(),
                one.rowCount() + other.rowCount(),
                Math.addExact(one.amountMinor(), other.amountMinor()));
    }
}

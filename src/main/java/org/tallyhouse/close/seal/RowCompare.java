package org.tallyhouse.close.seal;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.close.seal.FinalRows.FinalRow;

/** Compares rows with those that were sealed, both in the order of their keys, a part or two in memory. */
final class RowCompare {
    private final IntFunction<@Nullable InputStream> parts;
    private final int mostTold;
    private final Map<String, String> sealed = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private int nextPart;
    private long more;

    RowCompare(IntFunction<@Nullable InputStream> parts, int mostTold) {
        this.parts = parts;
        this.mostTold = mostTold;
    }

    /** The next row there is. */
    void add(FinalRow row) {
        String key = row.key().replace('\n', ' ');
        if (sealed.size() < PrintPart.ROWS) {
            load();
        }
        String print = sealed.get(key);
        if (print == null) {
            tell(key + " was put in");
            return;
        }
        passOver(key);
        if (!print.equals(row.print())) {
            tell(key + " was changed");
        }
    }

    /** Rows that stand before the key and are there no more. */
    private void passOver(String key) {
        Iterator<String> keys = sealed.keySet().iterator();
        for (String before = keys.next(); !before.equals(key); before = keys.next()) {
            tell(before + " was taken out");
            keys.remove();
        }
        keys.remove();
    }

    private void load() {
        InputStream part = parts.apply(nextPart);
        if (part != null) {
            nextPart++;
            PrintPart.inflate(part).forEach(row -> sealed.put(row.key(), row.print()));
        }
    }

    /** What was found, a line each. */
    List<String> end() {
        do {
            sealed.keySet().forEach(key -> tell(key + " was taken out"));
            sealed.clear();
            load();
        } while (!sealed.isEmpty());
        return withMore();
    }

    private List<String> withMore() {
        List<String> all = new ArrayList<>(told);
        if (more > 0) {
            all.add("and %d rows more".formatted(more));
        }
        return all;
    }

    private void tell(String what) {
        if (told.size() < mostTold) {
            told.add(what);
        } else {
            more++;
        }
    }
}

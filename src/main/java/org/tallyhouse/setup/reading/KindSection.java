package org.tallyhouse.setup.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkTable;

/** One kind of thing: what is stored of it, what the folder says, and what follows from the two. */
public final class KindSection<T> {
    private final SetUpKind<T> kind;
    private final KindLines<T> lines;
    private final Map<List<String>, T> stored = new LinkedHashMap<>();
    private final Map<List<String>, T> all = new LinkedHashMap<>();
    private final List<T> added = new ArrayList<>();
    private final List<T> changed = new ArrayList<>();
    private final List<AuditLine> audit = new ArrayList<>();

    /** Compares; a difference that set-up may not make is a problem. */
    public KindSection(SetUpKind<T> kind, KindLines<T> lines, List<T> stored, SetUpProblems problems) {
        this.kind = kind;
        this.lines = lines;
        stored.forEach(thing -> this.stored.put(kind.key(thing), thing));
        all.putAll(this.stored);
        lines.sound().forEach(line -> compare(line, problems));
    }

    private void compare(FileLine<T> line, SetUpProblems problems) {
        T was = storedAs(line.value());
        T becomes = was == null ? line.value() : kind.merged(was, line.value());
        all.put(kind.key(becomes), becomes);
        if (was == null) {
            add(becomes);
            return;
        }
        List<StoredDifference> differences = kind.differences(was, line.value());
        if (!differences.isEmpty()) {
            changed.add(becomes);
        }
        for (StoredDifference difference : differences) {
            if (difference.isRefused()) {
                problems.add(line, difference.field(), difference.read(), difference.refusal());
            } else {
                audit.add(new AuditLine(kind.subject(becomes), difference.detail()));
            }
        }
    }

    private void add(T thing) {
        added.add(thing);
        if (kind.isAuditedWhenNew()) {
            String terms = kind.attributes().stream()
                    .map(attribute -> attribute.describe(thing))
                    .collect(Collectors.joining(", "));
            audit.add(new AuditLine(kind.subject(thing), "added: " + terms));
        }
    }

    /** Whether there is such a thing, stored or in the folder. */
    public boolean knows(String... key) {
        return all.containsKey(List.of(key)) || lines.mayName(List.of(key));
    }

    public @Nullable T find(String... key) {
        return all.get(List.of(key));
    }

    /** What is stored under the key of a thing. */
    public @Nullable T storedAs(T thing) {
        return stored.get(kind.key(thing));
    }

    public Collection<T> stored() {
        return stored.values();
    }

    /** Everything as it will be stored, what the folder does not name included. */
    public Collection<T> all() {
        return all.values();
    }

    public Collection<FileLine<T>> lines() {
        return lines.sound();
    }

    /** The line that says a thing, if the folder says it. */
    public @Nullable FileLine<T> lineOf(T thing) {
        return lines.find(kind.key(thing));
    }

    public boolean isAllSound() {
        return lines.areAllSound();
    }

    /** Where the kind is stored. */
    public BulkTable<T> table() {
        return kind.table();
    }

    public List<T> added() {
        return added;
    }

    public List<T> changed() {
        return changed;
    }

    public List<AuditLine> audit() {
        return audit;
    }

    public SetUpSummary.Count count() {
        return new SetUpSummary.Count(kind.name(), lines.read(), added.size(), changed.size());
    }
}

package org.tallyhouse.setup.reading;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkTable;

/**
 * One kind of thing: what is stored of it, what the folder says, and what follows from the two. A thing is held once,
 * however it is looked at; the same is held twice only where the folder says it otherwise than it is stored.
 */
public final class KindSection<T> {
    private final SetUpKind<T> kind;
    private final KindLines<T> lines;
    private final Map<List<String>, KindEntry<T>> onlyStored = new HashMap<>();
    private final List<KindEntry<T>> all = new ArrayList<>();
    private final List<KindEntry<T>> changed = new ArrayList<>();
    private final int storedCount;

    /** Compares; a difference that set-up may not make is a problem. */
    public KindSection(SetUpKind<T> kind, KindLines<T> lines, StoredRows<T> stored, SetUpProblems problems) {
        this.kind = kind;
        this.lines = lines;
        stored.forEach(this::compare);
        storedCount = all.size();
        for (KindEntry<T> entry : lines.sound()) {
            if (entry.isNew()) {
                all.add(entry);
            } else if (entry.isTwofold()) {
                judge(entry, problems);
            }
        }
    }

    private void compare(T thing) {
        List<String> key = kind.key(thing);
        KindEntry<T> entry = lines.find(key);
        if (entry == null) {
            entry = KindEntry.ofStored(lines.parts().of(thing));
            onlyStored.put(lines.parts().of(key), entry);
        } else {
            entry.meet(thing, kind);
        }
        all.add(entry);
    }

    private void judge(KindEntry<T> entry, SetUpProblems problems) {
        List<StoredDifference> differences = differences(entry);
        if (!differences.isEmpty()) {
            changed.add(entry);
        }
        differences.stream()
                .filter(StoredDifference::isRefused)
                .forEach(difference ->
                        problems.add(entry.line(), difference.field(), difference.read(), difference.refusal()));
    }

    private List<StoredDifference> differences(KindEntry<T> entry) {
        return kind.differences(Objects.requireNonNull(entry.stored()), entry.read());
    }

    /** Whether there is such a thing, stored or in the folder. */
    public boolean knows(String... key) {
        return onlyStored.containsKey(List.of(key)) || lines.mayName(List.of(key));
    }

    public @Nullable T find(String... key) {
        KindEntry<T> entry = entry(List.of(key));
        return entry == null ? null : entry.value(kind);
    }

    private @Nullable KindEntry<T> entry(List<String> key) {
        KindEntry<T> said = lines.find(key);
        return said == null ? onlyStored.get(key) : said;
    }

    /** What is stored under the key of a thing. */
    public @Nullable T storedAs(T thing) {
        KindEntry<T> entry = entry(kind.key(thing));
        return entry == null ? null : entry.stored();
    }

    public Stream<T> stored() {
        return all.stream().map(KindEntry::stored).flatMap(Stream::ofNullable);
    }

    /** Everything as it will be stored, what the folder does not name included: what is stored, then what is new. */
    public List<T> all() {
        return view(all, entry -> entry.value(kind));
    }

    /** The sound lines in the order of the file. */
    public List<FileLine<T>> lines() {
        return view(lines.sound(), KindEntry::line);
    }

    /** The line that says a thing, if the folder says it. */
    public @Nullable FileLine<T> lineOf(T thing) {
        KindEntry<T> entry = lines.find(kind.key(thing));
        return entry == null ? null : entry.line();
    }

    public boolean isAllSound() {
        return lines.areAllSound();
    }

    /** Where the kind is stored. */
    public BulkTable<T> table() {
        return kind.table();
    }

    /** In the order of the file. */
    public List<T> added() {
        return view(all.subList(storedCount, all.size()), KindEntry::read);
    }

    /** In the order of the file. */
    public List<T> changed() {
        return view(changed, entry -> entry.value(kind));
    }

    /** In the order of the file, each made when it is asked for: of a first set-up there is a line for every account. */
    public Stream<AuditLine> audit() {
        return lines.sound().stream().flatMap(this::audit);
    }

    private Stream<AuditLine> audit(KindEntry<T> entry) {
        String subject = kind.subject(entry.value(kind));
        if (entry.isNew()) {
            return kind.isAuditedWhenNew() ? Stream.of(new AuditLine(subject, added(entry.read()))) : Stream.empty();
        }
        return entry.isTwofold()
                ? differences(entry).stream()
                        .filter(difference -> !difference.isRefused())
                        .map(difference -> new AuditLine(subject, difference.detail()))
                : Stream.empty();
    }

    private String added(T thing) {
        return kind.attributes().stream()
                .map(attribute -> attribute.describe(thing))
                .collect(Collectors.joining(", ", "added: ", ""));
    }

    public SetUpSummary.Count count() {
        return new SetUpSummary.Count(kind.name(), lines.read(), all.size() - storedCount, changed.size());
    }

    private static <E, V> List<V> view(List<E> entries, Function<E, V> look) {
        return new AbstractList<>() {
            @Override
            public V get(int index) {
                return look.apply(entries.get(index));
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}

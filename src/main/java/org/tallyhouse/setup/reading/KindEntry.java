package org.tallyhouse.setup.reading;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key of a kind: where the folder says it, what it says if the line is sound, and what is stored under it. */
final class KindEntry<T> {
    private final @Nullable FieldPlace place;
    private @Nullable T read;
    private @Nullable T stored;

    private KindEntry(@Nullable FieldPlace place, @Nullable T stored) {
        this.place = place;
        this.stored = stored;
    }

    static <T> KindEntry<T> at(FieldPlace place) {
        return new KindEntry<>(place, null);
    }

    static <T> KindEntry<T> ofStored(T thing) {
        return new KindEntry<>(null, thing);
    }

    void say(T thing) {
        read = thing;
    }

    /** What is stored beside what the folder says; where the two are the same, one of them is kept. */
    void meet(T thing, SetUpKind<T> kind) {
        T said = read();
        boolean same = thing.equals(said)
                || (kind.merged(thing, said) == said
                        && kind.differences(thing, said).isEmpty());
        stored = same ? said : thing;
    }

    boolean isSound() {
        return read != null;
    }

    boolean isNew() {
        return stored == null;
    }

    /** Whether the stored one was kept beside the other. */
    boolean isTwofold() {
        return stored != null && stored != read;
    }

    FieldPlace place() {
        return Objects.requireNonNull(place, "the folder does not say it");
    }

    T read() {
        return Objects.requireNonNull(read, "the folder does not say it");
    }

    @Nullable T stored() {
        return stored;
    }

    FileLine<T> line() {
        return new FileLine<>(place(), read());
    }

    /** As it will be stored. */
    T value(SetUpKind<T> kind) {
        if (read == null) {
            return Objects.requireNonNull(stored);
        }
        return stored == null || stored == read ? read : kind.merged(stored, read);
    }
}

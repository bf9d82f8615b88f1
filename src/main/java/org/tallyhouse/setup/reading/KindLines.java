package org.tallyhouse.setup.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the folder says of one kind: the sound lines, and the keys of all, so that one wrong line does not
 * make others look wrong that refer to it.
 */
public final class KindLines<T> {
    private final Map<List<String>, KindEntry<T>> byKey = new HashMap<>();
    private final List<KindEntry<T>> sound = new ArrayList<>();
    private final SharedParts parts;
    private long read;
    private boolean complete = true;

    public KindLines(SharedParts parts) {
        this.parts = parts;
    }

    /**
     * Counts a line and takes its key.
     *
     * @return where the key was taken before, or null
     */
    public @Nullable FieldPlace take(List<String> key, FieldPlace place) {
        read++;
        return key.contains("") ? null : taken(key, place);
    }

    private @Nullable FieldPlace taken(List<String> key, FieldPlace place) {
        KindEntry<T> before = byKey.get(key);
        if (before == null) {
            byKey.put(parts.of(key), KindEntry.at(place));
        }
        return before == null ? null : before.place();
    }

    /**
     * Says what the line at a place holds.
     *
     * @return where another line said the same key otherwise written, or null
     */
    public @Nullable FieldPlace add(List<String> key, FileLine<T> line) {
        FieldPlace before = taken(key, line.place());
        KindEntry<T> entry = byKey.get(key);
        if (entry == null || !line.place().equals(entry.place())) {
            return before;
        }
        entry.say(parts.of(line.value()));
        sound.add(entry);
        return null;
    }

    /** The file, or one of the files, could not be read to its end. */
    public void incomplete() {
        complete = false;
    }

    /** Whether the lines name it; true also where the rest of them cannot be read. */
    boolean mayName(List<String> key) {
        return !complete || byKey.containsKey(key);
    }

    boolean areAllSound() {
        return complete && sound.size() == read;
    }

    /** The sound line of a key. */
    @Nullable KindEntry<T> find(List<String> key) {
        KindEntry<T> entry = byKey.get(key);
        return entry == null || !entry.isSound() ? null : entry;
    }

    /** In the order of the file. */
    List<KindEntry<T>> sound() {
        return Collections.unmodifiableList(sound);
    }

    SharedParts parts() {
        return parts;
    }

    long read() {
        return read;
    }
}

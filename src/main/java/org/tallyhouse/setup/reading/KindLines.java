package org.tallyhouse.setup.reading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the folder says of one kind: the sound lines, and the keys of all, so that one wrong line does not
 * make others look wrong that refer to it.
 */
public final class KindLines<T> {
    private final Map<List<String>, String> places = new LinkedHashMap<>();
    private final Map<List<String>, FileLine<T>> sound = new LinkedHashMap<>();
    private long read;
    private boolean complete = true;

    /**
     * Counts a line and takes its key.
     *
     * @return where the key was taken before, or null
     */
    public @Nullable String take(List<String> key, String place) {
        read++;
        return key.contains("") ? null : places.putIfAbsent(key, place);
    }

    public void add(List<String> key, FileLine<T> line) {
        sound.putIfAbsent(key, line);
    }

    /** The file, or one of the files, could not be read to its end. */
    public void incomplete() {
        complete = false;
    }

    /** Whether the lines name it; true also where the rest of them cannot be read. */
    boolean mayName(List<String> key) {
        return !complete || places.containsKey(key);
    }

    boolean areAllSound() {
        return complete && sound.size() == read;
    }

    @Nullable FileLine<T> find(List<String> key) {
        return sound.get(key);
    }

    Collection<FileLine<T>> sound() {
        return sound.values();
    }

    long read() {
        return read;
    }
}

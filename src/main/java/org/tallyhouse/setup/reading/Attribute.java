package org.tallyhouse.setup.reading;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of a thing may differ from what is stored, and whether set-up may change it. */
public record Attribute<T>(String name, Function<T, @Nullable Object> value, Change change, String advice) {
    /** When a stored value may change. */
    enum Change {
        ALWAYS,
        ONCE_FROM_NONE,
        NEVER
    }

    /** Changed by set-up. */
    public static <T> Attribute<T> free(String name, Function<T, @Nullable Object> value) {
        return new Attribute<>(name, value, Change.ALWAYS, "");
    }

    /** Never changed; the advice says what to do instead. */
    public static <T> Attribute<T> fixed(String name, Function<T, @Nullable Object> value, String advice) {
        return new Attribute<>(name, value, Change.NEVER, advice);
    }

    /** Set where nothing is stored, never changed after. */
    public static <T> Attribute<T> once(String name, Function<T, @Nullable Object> value, String advice) {
        return new Attribute<>(name, value, Change.ONCE_FROM_NONE, advice);
    }

    /** The end of a dated thing, which is set once. */
    public static <T> Attribute<T> end(Function<T, @Nullable LocalDate> value) {
        return new Attribute<>("effective_to", value::apply, Change.ONCE_FROM_NONE, "an end is set once");
    }

    Optional<Difference> compare(T stored, T read) {
        String from = text(stored);
        String to = text(read);
        if (from.equals(to)) {
            return Optional.empty();
        }
        boolean allowed = change == Change.ALWAYS || (change == Change.ONCE_FROM_NONE && from.equals(Difference.NONE));
        return Optional.of(allowed ? Difference.allowed(name, from, to) : Difference.refused(name, from, to, advice));
    }

    /** For the audit log of a new thing: {@code guard POSTED}. */
    String describe(T thing) {
        return name + " " + text(thing);
    }

    private String text(T thing) {
        String text = Objects.toString(value.apply(thing), "");
        return text.isEmpty() ? Difference.NONE : text;
    }
}

package org.tallyhouse.setup.reading;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of a thing may differ from what is stored, and whether set-up may change it. */
public record KindAttribute<T>(String name, Function<T, @Nullable Object> value, Change change, String advice) {
    /** When a stored value may change. */
    enum Change {
        ALWAYS,
        ONCE_FROM_NONE,
        NEVER
    }

    /** Changed by set-up. */
    public static <T> KindAttribute<T> free(String name, Function<T, @Nullable Object> value) {
        return new KindAttribute<>(name, value, Change.ALWAYS, "");
    }

    /** Never changed; the advice says what to do instead. */
    public static <T> KindAttribute<T> fixed(String name, Function<T, @Nullable Object> value, String advice) {
        return new KindAttribute<>(name, value, Change.NEVER, advice);
    }

    /** Set where nothing is stored, never changed after. */
    public static <T> KindAttribute<T> once(String name, Function<T, @Nullable Object> value, String advice) {
        return new KindAttribute<>(name, value, Change.ONCE_FROM_NONE, advice);
    }

    Optional<StoredDifference> compare(T stored, T read) {
        String from = text(stored);
        String to = text(read);
        if (from.equals(to)) {
            return Optional.empty();
        }
        boolean allowed =
                change == Change.ALWAYS || (change == Change.ONCE_FROM_NONE && from.equals(StoredDifference.NONE));
        return Optional.of(
                allowed ? StoredDifference.allowed(name, from, to) : StoredDifference.refused(name, from, to, advice));
    }

    /** For the audit log of a new thing: {@code guard POSTED}. */
    String describe(T thing) {
        return name + " " + text(thing);
    }

    private String text(T thing) {
        Object held = value.apply(thing);
        String text = held instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : Objects.toString(held, "");
        return text.isEmpty() ? StoredDifference.NONE : text;
    }
}

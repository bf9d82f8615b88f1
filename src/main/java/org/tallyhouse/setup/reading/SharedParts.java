package org.tallyhouse.setup.reading;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes things of the same parts as others: of a hundred thousand merchants' calendars, dates and rates there are few,
 * and ids come again in every file. A part that has not come for long is forgotten, so memory has a bound.
 */
public final class SharedParts {
    private static final int MOST = 1 << 19;

    private final @Nullable Object[] seen = new @Nullable Object[MOST];
    private final Map<Class<?>, Shape> shapes = new HashMap<>();

    /** An equal record, of shared parts. */
    @SuppressWarnings("unchecked")
    public <T> T of(T thing) {
        return thing instanceof Record ? (T) shape(thing.getClass()).rebuilt(thing, this) : thing;
    }

    List<String> of(List<String> key) {
        return switch (key.size()) {
            case 1 -> List.of(shared(key.get(0)));
            case 2 -> List.of(shared(key.get(0)), shared(key.get(1)));
            default -> key.stream().map(this::shared).toList();
        };
    }

    private @Nullable Object part(@Nullable Object part) {
        if (part instanceof Record) {
            return shared(of(part));
        }
        boolean never = part == null || part instanceof Enum || !isValue(part);
        return never ? part : shared(part);
    }

    private static boolean isValue(Object part) {
        return part instanceof String
                || part instanceof Temporal
                || part instanceof BigDecimal
                || part instanceof Integer
                || part instanceof Long;
    }

    @SuppressWarnings("unchecked")
    private <P> P shared(P part) {
        int hash = part.hashCode();
        int slot = (hash ^ (hash >>> 13)) & (MOST - 1);
        Object known = seen[slot];
        if (part.equals(known)) {
            return (P) known;
        }
        seen[slot] = part;
        return part;
    }

    private Shape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, Shape::of);
    }

    /** How a record is taken apart and made. */
    private record Shape(Constructor<?> constructor, List<RecordComponent> components) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                return new Shape(
                        type.getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)),
                        List.of(components));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " has no constructor of all its parts", e);
            }
        }

        Object rebuilt(Object thing, SharedParts parts) {
            @Nullable Object[] arguments = new @Nullable Object[components.size()];
            try {
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = parts.part(components.get(i).getAccessor().invoke(thing));
                }
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException | IllegalAccessException | InstantiationException e) {
                throw new IllegalStateException("cannot make another " + thing, e);
            }
        }
    }
}

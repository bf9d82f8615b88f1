package org.tallyhouse.layout.declared.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapping of a YAML file, read by key; whatever is wrong becomes a problem, and reading goes on. */
record YamlMap(String file, String path, Map<String, Object> values, List<LayoutProblem> problems) {

    void problem(String key, String reason) {
        problems.add(new LayoutProblem(file, key.isEmpty() ? path : below(key), reason));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Any other key is a problem: it is a misspelt one, or asks for what is not done. */
    void allowOnly(List<String> keys) {
        values.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> problem(key, "is no key here; the keys are " + String.join(", ", keys)));
    }

    /** The text under a key, as written, or another where there is none. */
    String text(String key, String otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        problem(key, "is not a plain value");
        return otherwise;
    }

    String requiredText(String key) {
        if (!has(key)) {
            problem(key, "is missing");
            return "";
        }
        String text = text(key, "");
        if (text.isEmpty() && values.get(key) instanceof String) {
            problem(key, "is empty");
        }
        return text;
    }

    /** One character, or null where there is none. */
    @Nullable Character character(String key) {
        String text = text(key, "");
        if (text.length() > 1) {
            problem(key, "'%s' is not one character".formatted(text));
        }
        return text.isEmpty() ? null : text.charAt(0);
    }

    int number(String key, int from, int otherwise) {
        String text = text(key, Integer.toString(otherwise));
        if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= from) {
            return Integer.parseInt(text);
        }
        if (has(key)) {
            problem(key, "'%s' is not a whole number from %d".formatted(text, from));
        }
        return otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        String text = text(key, Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            problem(key, "'%s' is neither true nor false".formatted(text));
        }
        return text.equals("true");
    }

    /** A value in small letters with hyphens; empty if it is missing, without a default, or none of them. */
    <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type, @Nullable E otherwise) {
        String text = otherwise == null ? requiredText(key) : text(key, label(otherwise));
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(value -> label(value).equals(text))
                .findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            problem(
                    key,
                    "'%s' is none of %s"
                            .formatted(
                                    text,
                                    Arrays.stream(type.getEnumConstants())
                                            .map(YamlMap::label)
                                            .collect(Collectors.joining(", "))));
        }
        return found;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mapping under a key; empty where there is none. */
    Optional<YamlMap> map(String key) {
        Object value = values.get(key);
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new YamlMap(file, below(key), keyed(map), problems));
        }
        if (value != null) {
            problem(key, "is not a mapping");
        }
        return Optional.empty();
    }

    /** The mappings listed under a key; the path names each by its number from 1. */
    List<YamlMap> maps(String key) {
        List<YamlMap> found = new ArrayList<>();
        int number = 0;
        for (Object item : items(key)) {
            number++;
            String place = key + "[" + number + "]";
            if (item instanceof Map<?, ?> map) {
                Map<String, Object> keyed = keyed(map);
                String name = keyed.get("name") instanceof String text ? key + "." + text : place;
                found.add(new YamlMap(file, below(name), keyed, problems));
            } else {
                problem(place, "is not a mapping");
            }
        }
        return found;
    }

    /** The plain values listed under a key; a single one needs no list. */
    List<String> texts(String key) {
        if (values.get(key) instanceof String text) {
            return List.of(text);
        }
        List<String> found = new ArrayList<>();
        for (Object item : items(key)) {
            if (item instanceof String text) {
                found.add(text);
            } else {
                problem(key, "has an item that is not a plain value");
            }
        }
        return found;
    }

    /** The plain values of the mapping under a key, in order. */
    Map<String, String> textMap(String key) {
        Map<String, String> found = new LinkedHashMap<>();
        map(key).ifPresent(map -> map.values.keySet().forEach(name -> found.put(name, map.text(name, ""))));
        return found;
    }

    private List<?> items(String key) {
        Object value = values.get(key);
        if (value == null || value instanceof List<?>) {
            return value instanceof List<?> list ? list : List.of();
        }
        problem(key, "is not a list");
        return List.of();
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
        return keyed;
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}

package org.tallyhouse.layout.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.yaml.YamlNode.Entry;
import org.tallyhouse.layout.yaml.YamlNode.Items;
import org.tallyhouse.layout.yaml.YamlNode.Keys;

/** A mapping of a YAML file, read by key; whatever is wrong becomes a problem, and reading goes on. */
public final class YamlMapping {
    private final YamlPlace place;

    YamlMapping(YamlPlace place) {
        this.place = place;
    }

    public String file() {
        return place.file();
    }

    /** Where it begins. */
    public long line() {
        return place.node().line();
    }

    public FileProblems problems() {
        return place.problems();
    }

    /** In the order of the file. */
    public Set<String> keys() {
        return place.node().entries().keySet();
    }

    public boolean has(String key) {
        return place.node().entries().containsKey(key);
    }

    /** The keys from the file's top down to one of this mapping. */
    public String path(String key) {
        return place.path(key);
    }

    /**
     * What is wrong with a key, for the caller to add. The key may be a path below this mapping; the line is that of its
     * last part that is there.
     */
    public FileProblem problemAt(String key, String value, String reason) {
        return place.problem(key, value, reason);
    }

    public void problem(String key, String reason) {
        problem(key, "", reason);
    }

    public void problem(String key, String value, String reason) {
        place.problems().add(problemAt(key, value, reason));
    }

    /** What is wrong with one of the texts listed under a key. */
    public void problem(String key, YamlText item, String reason) {
        place.addProblem(key, item, item.text(), reason);
    }

    /** Any other key is a problem: it is a misspelt one, or asks for what is not done. */
    public void allowOnly(List<String> allowed) {
        String reason = "is no key here; the %s %s"
                .formatted(allowed.size() == 1 ? "key is" : "keys are", String.join(", ", allowed));
        keys().stream().filter(key -> !allowed.contains(key)).forEach(key -> problem(key, reason));
    }

    /** The text under a key; empty where there is none, and that is no problem. */
    public String textIfAny(String key) {
        return place.node().text(key);
    }

    /** The text under a key, or another where the key is missing. */
    public String text(String key, String otherwise) {
        YamlNode found = find(key);
        if (found == null) {
            return otherwise;
        }
        if (found instanceof YamlText text) {
            return text.text();
        }
        problem(key, "is not a plain value");
        return otherwise;
    }

    /** Not empty, unless that is a problem already. */
    public String requiredText(String key) {
        if (!has(key)) {
            problem(key, "is missing");
            return "";
        }
        if (find(key) instanceof YamlText text && text.text().isEmpty()) {
            problem(key, "is empty");
        }
        return text(key, "");
    }

    /** One character, or null where there is none. */
    public @Nullable Character character(String key) {
        String text = text(key, "");
        if (text.length() > 1) {
            problem(key, text, "is not one character");
        }
        return text.isEmpty() ? null : text.charAt(0);
    }

    /** A whole number within bounds, or another where the key is missing. */
    public int number(String key, int least, int most, int otherwise) {
        String text = text(key, "");
        if (text.matches("-?[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        if (find(key) instanceof YamlText) {
            problem(key, text, "is not a whole number from %d to %d".formatted(least, most));
        }
        return otherwise;
    }

    public boolean flag(String key, boolean otherwise) {
        String text = text(key, Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            problem(key, text, "is neither true nor false");
        }
        return text.equals("true");
    }

    /** One of an enum's constants, in small letters with hyphens; empty if it is missing or none of them. */
    public <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
        return labelled(key, requiredText(key), type);
    }

    /** One of an enum's constants, in small letters with hyphens, or another where the key is missing. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
        return labelled(key, text(key, label(otherwise)), type).orElse(otherwise);
    }

    private <E extends Enum<E>> Optional<E> labelled(String key, String text, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        Optional<E> found = constants.stream()
                .filter(constant -> label(constant).equals(text))
                .findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            String labels = constants.stream().map(YamlMapping::label).collect(Collectors.joining(", "));
            problem(key, text, "is none of " + labels);
        }
        return found;
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mapping under a key; empty where the key is missing. */
    public Optional<YamlMapping> mapping(String key) {
        YamlNode found = find(key);
        if (found instanceof Keys keys) {
            return Optional.of(below(key, keys));
        }
        if (found != null) {
            problem(key, "is not a mapping");
        }
        return Optional.empty();
    }

    /** The mapping under a key, which must be there. */
    public Optional<YamlMapping> requiredMapping(String key) {
        if (!has(key)) {
            problem(key, "is missing");
        }
        return mapping(key);
    }

    /** The mappings listed under a key; none where it is missing or empty. They share its path: their lines differ. */
    public List<YamlMapping> mappings(String key) {
        return mappings(key, (keys, number) -> key);
    }

    /** The mappings listed under a key, each with a path of its own: its text under "name", or its number from 1. */
    public List<YamlMapping> namedMappings(String key) {
        return mappings(key, (keys, number) -> {
            String name = keys.text(YamlNode.NAME);
            return name.isEmpty() ? "%s[%d]".formatted(key, number) : key + "." + name;
        });
    }

    private List<YamlMapping> mappings(String key, BiFunction<Keys, Integer, String> path) {
        List<YamlMapping> found = new ArrayList<>();
        int number = 0;
        for (YamlNode item : items(key)) {
            number++;
            if (item instanceof Keys keys) {
                found.add(below(path.apply(keys, number), keys));
            } else {
                place.addProblem(key, item, "", "has an item that is not a mapping");
            }
        }
        return found;
    }

    /** The plain values listed under a key; none where it is missing or empty. */
    public List<YamlText> texts(String key) {
        List<YamlText> found = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlText text) {
                found.add(text);
            } else {
                place.addProblem(key, item, "", "has an item that is not a plain value");
            }
        }
        return found;
    }

    /** The plain values under a key, where a single one needs no list. */
    public List<YamlText> textOrTexts(String key) {
        return find(key) instanceof YamlText text ? List.of(text) : texts(key);
    }

    /** The plain values in the mapping under a key, by their keys, in the order of the file. */
    public Map<String, String> textsByKey(String key) {
        Map<String, String> found = new LinkedHashMap<>();
        mapping(key).ifPresent(inner -> inner.keys().forEach(name -> found.put(name, inner.text(name, ""))));
        return found;
    }

    private List<YamlNode> items(String key) {
        YamlNode found = find(key);
        if (found == null || (found instanceof YamlText text && text.text().isEmpty())) {
            return List.of();
        }
        if (found instanceof Items list) {
            return list.items();
        }
        problem(key, "is not a list");
        return List.of();
    }

    private @Nullable YamlNode find(String key) {
        Entry entry = place.node().find(key);
        return entry == null ? null : entry.value();
    }

    private YamlMapping below(String key, Keys inner) {
        return new YamlMapping(place.below(key, inner));
    }
}

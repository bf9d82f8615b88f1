package org.tallyhouse.setup.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.setup.reading.YamlNode.Entry;
import org.tallyhouse.setup.reading.YamlNode.Items;
import org.tallyhouse.setup.reading.YamlNode.Mapping;
import org.tallyhouse.setup.reading.YamlNode.Text;

/** A mapping of a YAML file, read by key; path is where it stands in the file, with a dot at its end. */
public record YamlFields(String file, String path, Mapping mapping, SetUpProblems problems) implements FieldSource {

    /** Any other key is a problem: it is a misspelt one, or asks for what is not done. */
    public void allowOnly(List<String> keys) {
        String reason = "is no key here; the keys are " + String.join(", ", keys);
        mapping.entries().keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> problems.add(problem(key, "", reason)));
    }

    @Override
    public long line() {
        return mapping.line();
    }

    @Override
    public String text(String key) {
        return find(key) instanceof Text text ? text.text() : "";
    }

    /** The key may be a path below this mapping; then the line is that of its first key. */
    @Override
    public SetUpProblem problem(String key, String value, String reason) {
        Entry entry = mapping.entries().get(key.split("\\.")[0]);
        return new SetUpProblem(file, entry == null ? line() : entry.line(), path + key, value, reason);
    }

    /** The mapping under a key; it must be there. */
    public Optional<YamlFields> mapping(String key) {
        if (find(key) instanceof Mapping inner) {
            return Optional.of(below(key, inner));
        }
        problems.add(problem(key, "", "is not a mapping"));
        return Optional.empty();
    }

    /** The mappings listed under a key; none if the key is absent or empty. */
    public List<YamlFields> mappings(String key) {
        List<YamlFields> found = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof Mapping inner) {
                found.add(below(key, inner));
            } else {
                problems.add(new SetUpProblem(file, item.line(), path + key, "", "has an item that is not a mapping"));
            }
        }
        return found;
    }

    /** The texts listed under a key, which must be there. */
    public List<Text> texts(String key) {
        if (find(key) == null) {
            problems.add(problem(key, "", "is missing; a list without items is []"));
        }
        List<Text> found = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof Text text) {
                found.add(text);
            } else {
                problems.add(
                        new SetUpProblem(file, item.line(), path + key, "", "has an item that is not a plain value"));
            }
        }
        return found;
    }

    private List<YamlNode> items(String key) {
        YamlNode node = find(key);
        if (node == null || (node instanceof Text text && text.text().isEmpty())) {
            return List.of();
        }
        if (node instanceof Items list) {
            return list.items();
        }
        problems.add(problem(key, "", "is not a list"));
        return List.of();
    }

    private @Nullable YamlNode find(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    private YamlFields below(String key, Mapping inner) {
        return new YamlFields(file, path + key + ".", inner, problems);
    }
}

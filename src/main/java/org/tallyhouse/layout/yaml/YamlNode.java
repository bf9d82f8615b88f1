package org.tallyhouse.layout.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file and the line on which it begins. */
sealed interface YamlNode permits YamlText, YamlNode.Items, YamlNode.Keys {
    /** The key that names an item of a list. */
    String NAME = "name";

    long line();

    /** What stands under a key, or in a list under a name. */
    default @Nullable Entry find(String part) {
        return null;
    }

    /** A list. */
    record Items(List<YamlNode> items, long line) implements YamlNode {
        @Override
        public @Nullable Entry find(String part) {
            return items.stream()
                    .filter(item -> item instanceof Keys keys && keys.text(NAME).equals(part))
                    .map(item -> new Entry(item, item.line()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Keys with their values, in the order of the file. */
    record Keys(Map<String, Entry> entries, long line) implements YamlNode {
        @Override
        public @Nullable Entry find(String part) {
            return entries.get(part);
        }

        /** The text under a key; empty where there is none. */
        String text(String key) {
            Entry entry = entries.get(key);
            return entry != null && entry.value() instanceof YamlText text ? text.text() : "";
        }
    }

    /** A value under a key; the line is that of the key. */
    record Entry(YamlNode value, long line) {}
}

package org.tallyhouse.setup.reading;

import java.util.List;
import java.util.Map;

/** A value of a YAML file and the line on which it begins. */
public sealed interface YamlNode {
    long line();

    /** A plain value, as it is written. */
    record Text(String text, long line) implements YamlNode {}

    /** A list. */
    record Items(List<YamlNode> items, long line) implements YamlNode {}

    /** Keys with their values, in the order of the file. */
    record Mapping(Map<String, Entry> entries, long line) implements YamlNode {}

    /** A value under a key; the line is that of the key. */
    record Entry(YamlNode value, long line) {}
}

package org.tallyhouse.layout.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyhouse.layout.yaml.YamlNode.Entry;
import org.tallyhouse.layout.yaml.YamlNode.Items;
import org.tallyhouse.layout.yaml.YamlNode.Keys;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Makes nodes of what the parser finds. */
final class YamlNodes {
    /** What people write is not nested half as deep. */
    private static final int MOST_LEVELS = 20;

    private final YAMLParser parser;

    YamlNodes(YAMLParser parser) {
        this.parser = parser;
    }

    /** @throws YamlRefused if the file is anything but one mapping, too deep, or has an alias */
    Keys read() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw refused("is not one YAML mapping");
        }
        Keys keys = keys(1);
        if (parser.nextToken() != null) {
            throw refused("is not one YAML mapping");
        }
        return keys;
    }

    private YamlNode node(int level) {
        if (level > MOST_LEVELS) {
            throw refused("is nested deeper than %d levels".formatted(MOST_LEVELS));
        }
        if (parser.isCurrentAlias()) {
            throw refused("has an alias; what it stands for is written out here");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> keys(level);
            case START_ARRAY -> items(level);
            case VALUE_NULL -> new YamlText("", line());
            default -> new YamlText(parser.getString(), line());
        };
    }

    private Keys keys(int level) {
        long line = line();
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            long keyLine = line();
            parser.nextToken();
            entries.put(key, new Entry(node(level + 1), keyLine));
        }
        return new Keys(Collections.unmodifiableMap(entries), line);
    }

    private Items items(int level) {
        long line = line();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(level + 1));
        }
        return new Items(items, line);
    }

    private YamlRefused refused(String reason) {
        return new YamlRefused(line(), reason);
    }

    private long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}

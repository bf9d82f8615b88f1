package org.tallyhouse.layout.declared.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file that holds one mapping. Values stay the texts they are written as: 007 is no seven. */
final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private Yaml() {}

    /** The mapping in a file; empty if it cannot be read, which is one problem then. */
    static Optional<YamlMap> read(Path path, List<LayoutProblem> problems) {
        String file = String.valueOf(path.getFileName());
        try (JsonParser parser = MAPPER.createParser(Files.readString(path))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, Object> values = mapping(parser);
                if (parser.nextToken() == null) {
                    return Optional.of(new YamlMap(file, "", values, problems));
                }
            }
            problems.add(new LayoutProblem(file, "", "is not one YAML mapping"));
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String message = e.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(new LayoutProblem(file, "", "is not YAML near line %d: %s".formatted(line, message)));
        } catch (IOException e) {
            problems.add(new LayoutProblem(file, "", "cannot be read: " + e));
        }
        return Optional.empty();
    }

    private static Object node(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser);
            case START_ARRAY -> items(parser);
            case VALUE_NULL -> "";
            default -> parser.getString();
        };
    }

    private static Map<String, Object> mapping(JsonParser parser) {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            values.put(key, node(parser));
        }
        return values;
    }

    private static List<Object> items(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return items;
    }
}

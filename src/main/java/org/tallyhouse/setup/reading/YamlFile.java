package org.tallyhouse.setup.reading;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallyhouse.setup.reading.YamlNode.Entry;
import org.tallyhouse.setup.reading.YamlNode.Items;
import org.tallyhouse.setup.reading.YamlNode.Mapping;
import org.tallyhouse.setup.reading.YamlNode.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file that holds one mapping; every value keeps its line, so that problems can name it. */
public final class YamlFile {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private YamlFile() {}

    /** The mapping in a file; empty if it cannot be read, which is one problem of the file then. */
    public static Optional<YamlFields> read(Path path, String file, SetUpProblems problems) {
        try (JsonParser parser = YAML.createParser(Files.readString(path))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                Mapping mapping = mapping(parser);
                if (parser.nextToken() == null) {
                    return Optional.of(new YamlFields(file, "", mapping, problems));
                }
            }
            problems.add(new SetUpProblem(file, line(parser), "", "", "is not one YAML mapping"));
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            problems.add(new SetUpProblem(file, line, "", "", "is not YAML: " + brief(e.getOriginalMessage())));
        } catch (IOException e) {
            problems.add(new SetUpProblem(file, 1, "", "", describe(e)));
        }
        return Optional.empty();
    }

    private static YamlNode node(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser);
            case START_ARRAY -> items(parser);
            default -> new Text(parser.getString().trim(), line(parser));
        };
    }

    private static Mapping mapping(JsonParser parser) {
        long line = line(parser);
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            long keyLine = line(parser);
            parser.nextToken();
            entries.put(key, new Entry(node(parser), keyLine));
        }
        return new Mapping(entries, line);
    }

    private static Items items(JsonParser parser) {
        long line = line(parser);
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return new Items(items, line);
    }

    private static long line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** The parser's message without the excerpts, which are indented. */
    private static String brief(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String describe(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof CharacterCodingException ? "is not UTF-8" : "cannot be read: " + e.getMessage();
    }
}

package org.tallyhouse.layout.yaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.UndecodableLine;
import org.tallyhouse.layout.yaml.YamlNode.Keys;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML file that holds one mapping. */
public final class YamlFile {
    /** Far more than people write, and little enough for a parser whose time grows faster than the text. */
    private static final int MOST_BYTES = 1 << 20;

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private YamlFile() {}

    /**
     * The mapping in a file; empty if it cannot be read, which is one problem of the file then.
     *
     * @param file what problems call it
     */
    public static Optional<YamlMapping> read(Path path, String file, FileProblems problems) {
        try {
            Keys keys = keys(text(path), problems.areValuesShown());
            return Optional.of(new YamlMapping(new YamlPlace(file, "", keys, problems)));
        } catch (YamlRefused e) {
            problems.add(new FileProblem(file, e.line(), "", "", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            problems.add(new FileProblem(file, 1, "", "", describe(e, path)));
        }
        return Optional.empty();
    }

    private static Keys keys(String text, boolean mayBeQuoted) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(new WholeCharacters(text))) {
            return new YamlNodes(parser).read();
        } catch (JacksonException e) {
            throw new YamlRefused(
                    line(e, text),
                    mayBeQuoted ? "is not YAML: " + brief(e.getOriginalMessage()) : "is not YAML, or has a key twice");
        }
    }

    /** No more than the limit is read, however large the file is. */
    private static String text(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new YamlRefused(1, "is larger than %d bytes".formatted(MOST_BYTES));
            }
            return decoded(bytes);
        }
    }

    private static String decoded(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new YamlRefused(
                    UndecodableLine.of(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8), "is not UTF-8");
        }
    }

    /** Where the parser saw what it names; its location is where the last sound part began. */
    private static long line(JacksonException e, String text) {
        if (e.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            return marked.getProblemMark().get().getLine() + 1L;
        }
        if (e.getCause() instanceof ReaderException unprintable) {
            String before = text.substring(0, text.indexOf(unprintable.getCodePoint()));
            return before.chars().filter(character -> character == '\n').count() + 1;
        }
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    /** The parser's message without the excerpts, which are indented. */
    private static String brief(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String describe(IOException e, Path path) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return "cannot be read: " + CauseText.of(e, path.toString());
    }
}

package org.tallyhouse.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FilesRefused;

class YamlMappingTest {
    private static final String FILE = """
            text: seven
            empty: ''
            number: 12
            flag: true
            mode: half-even
            list: [a, b]
            mapping:
              text: below
              deep:
                er: x
            names:
              - name: one
                value: 1
              - value: 2
            texts: { a: x, b: y }
            mixed:
              - a
              - { name: two }
              - [c]
            """;
    private static final List<String> KEYS =
            List.of("text", "empty", "number", "flag", "mode", "list", "mapping", "names", "texts", "mixed");

    /** Ways to ask for what stands under a key. */
    private static final Map<String, Consumer<YamlMapping>> NUMBER_AND_MORE = Map.ofEntries(
            entry("text of list", yaml -> yaml.text("list", "")),
            entry("text of mapping", yaml -> yaml.requiredText("mapping")),
            entry("text of none", yaml -> yaml.requiredText("none")),
            entry("text of empty", yaml -> yaml.requiredText("empty")),
            entry("character of text", yaml -> yaml.character("text")),
            entry("number of text", yaml -> yaml.number("text", 1, 99, 5)),
            entry("number too small", yaml -> yaml.number("number", 13, 99, 50)),
            entry("number too large", yaml -> yaml.number("number", 1, 11, 5)),
            entry("number of empty", yaml -> yaml.number("empty", 0, 11, 5)),
            entry("number of list", yaml -> yaml.number("list", 1, 11, 5)),
            entry("flag of text", yaml -> yaml.flag("text", true)),
            entry("flag of mapping", yaml -> yaml.flag("mapping", true)),
            entry("constant of text", yaml -> yaml.oneOf("text", RoundingMode.class)),
            entry("constant of none", yaml -> yaml.oneOf("none", RoundingMode.class)),
            entry("constant of flag", yaml -> yaml.oneOf("flag", RoundingMode.class, RoundingMode.UP)),
            entry("texts of text", yaml -> yaml.texts("text")),
            entry("texts of mixed", yaml -> yaml.texts("mixed")),
            entry("texts by key of list", yaml -> yaml.textsByKey("list")),
            entry("mapping of text", yaml -> yaml.mapping("text")),
            entry("mapping of none", yaml -> yaml.requiredMapping("none")),
            entry("mappings of mapping", yaml -> yaml.mappings("mapping")),
            entry("mappings of list", yaml -> yaml.mappings("list")),
            entry("a key below", yaml -> yaml.mapping("mapping").orElseThrow().allowOnly(List.of("text"))),
            entry(
                    "a key that is alone",
                    yaml -> yaml.namedMappings("names").get(1).allowOnly(List.of("name"))),
            entry("a misspelt key", yaml -> yaml.allowOnly(KEYS.subList(1, KEYS.size()))));

    @TempDir
    private Path folder;

    private final FileProblems problems = new FileProblems();
    private YamlMapping yaml;

    @BeforeEach
    void read() throws IOException {
        yaml = YamlFile.read(Files.writeString(folder.resolve("f.yml"), FILE), "f.yml", problems)
                .orElseThrow();
    }

    @Test
    void whatIsThereIsGivenByItsType() {
        yaml.allowOnly(KEYS);

        assertThat(yaml.keys()).containsExactlyElementsOf(KEYS);
        assertThat(yaml.requiredText("text")).isEqualTo("seven");
        assertThat(yaml.text("text", "eight")).isEqualTo("seven");
        assertThat(yaml.number("number", 12, 12, 5)).isEqualTo(12);
        assertThat(yaml.flag("flag", false)).isTrue();
        assertThat(yaml.oneOf("mode", RoundingMode.class)).contains(RoundingMode.HALF_EVEN);
        assertThat(yaml.oneOf("mode", RoundingMode.class, RoundingMode.UP)).isEqualTo(RoundingMode.HALF_EVEN);
        assertThat(yaml.texts("list")).containsExactly(new YamlText("a", 6), new YamlText("b", 6));
        assertThat(yaml.textOrTexts("text")).containsExactly(new YamlText("seven", 1));
        assertThat(yaml.mapping("mapping").orElseThrow().requiredText("text")).isEqualTo("below");
        assertThat(yaml.mappings("names")).extracting(YamlMapping::line).containsExactly(12L, 14L);
        assertThat(yaml.textsByKey("texts")).containsExactly(entry("a", "x"), entry("b", "y"));
        assertThat(problems.count()).isZero();
    }

    @Test
    void whatIsMissingMayHaveADefault() {
        assertThat(yaml.has("none")).isFalse();
        assertThat(yaml.text("none", "other")).isEqualTo("other");
        assertThat(yaml.textIfAny("none")).isEmpty();
        assertThat(yaml.textIfAny("list")).isEmpty();
        assertThat(yaml.character("none")).isNull();
        assertThat(yaml.number("none", 1, 9, -1)).isEqualTo(-1);
        assertThat(yaml.flag("none", true)).isTrue();
        assertThat(yaml.oneOf("none", RoundingMode.class, RoundingMode.UP)).isEqualTo(RoundingMode.UP);
        assertThat(yaml.mapping("none")).isEmpty();
        assertThat(yaml.mappings("none")).isEmpty();
        assertThat(yaml.mappings("empty")).isEmpty();
        assertThat(yaml.texts("none")).isEmpty();
        assertThat(yaml.textOrTexts("none")).isEmpty();
        assertThat(yaml.textsByKey("none")).isEmpty();
        assertThat(problems.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            asked               | problem
            text of list        | 6: list is not a plain value
            text of mapping     | 7: mapping is not a plain value
            text of none        | 1: none is missing
            text of empty       | 2: empty is empty
            character of text   | 1: text 'seven' is not one character
            number of text      | 1: text 'seven' is not a whole number from 1 to 99
            number too small    | 3: number '12' is not a whole number from 13 to 99
            number too large    | 3: number '12' is not a whole number from 1 to 11
            number of empty     | 2: empty is not a whole number from 0 to 11
            number of list      | 6: list is not a plain value
            flag of text        | 1: text 'seven' is neither true nor false
            flag of mapping     | 7: mapping is not a plain value
            constant of text    | 1: text 'seven' is none of up, down, ceiling, floor, half-up, half-down, half-even, unnecessary
            constant of none    | 1: none is missing
            constant of flag    | 4: flag 'true' is none of up, down, ceiling, floor, half-up, half-down, half-even, unnecessary
            texts of text       | 1: text is not a list
            texts of mixed      | 18: mixed has an item that is not a plain value, 19: mixed has an item that is not a plain value
            texts by key of list | 6: list is not a mapping
            mapping of text     | 1: text is not a mapping
            mapping of none     | 1: none is missing
            mappings of mapping | 7: mapping is not a list
            mappings of list    | 6: list has an item that is not a mapping, 6: list has an item that is not a mapping
            a key below         | 9: mapping.deep is no key here; the key is text
            a key that is alone | 14: names[2].value is no key here; the key is name
            a misspelt key      | 1: text is no key here; the keys are empty, number, flag, mode, list, mapping, names, texts, mixed
            """)
    void whatIsWrongIsAProblemWithLinePathAndValue(String asked, String problem) {
        NUMBER_AND_MORE.get(asked).accept(yaml);

        assertThat(problems.inFileOrder().stream().map(one -> one.toString().replaceFirst("^f.yml line ", "")))
                .containsExactly(problem.split(", (?=\\d+:)"));
    }

    @ParameterizedTest
    @CsvSource({
        "text, 1",
        "mapping, 7",
        "mapping.deep, 9",
        "mapping.deep.er, 10",
        "mapping.deep.none, 9",
        "names.one, 12",
        "names.one.value, 13",
        "names.two, 11",
        "list.a, 6",
        "none, 1",
        "none.deep, 1"
    })
    void theLineOfAPathIsThatOfItsLastPartThatIsThere(String path, long line) {
        assertThat(yaml.problemAt(path, "v", "r")).isEqualTo(new FileProblem("f.yml", line, path, "v", "r"));
    }

    @Test
    void itemsThatHaveNamesAreCalledByThem() {
        assertThat(yaml.namedMappings("names").stream().map(item -> item.path("value")))
                .containsExactly("names.one.value", "names[2].value");
        assertThat(yaml.mappings("names").stream().map(item -> item.path("value")))
                .containsExactly("names.value", "names.value");
    }

    @Test
    void aKeyWithADotIsItsOwn() throws IOException {
        YamlMapping dotted = YamlFile.read(
                        Files.writeString(folder.resolve("f.yml"), "a:\n  b: 1\na.b: 2\n"), "f.yml", problems)
                .orElseThrow();

        dotted.allowOnly(List.of("a"));

        assertThat(problems.inFileOrder())
                .containsExactly(new FileProblem("f.yml", 3, "a.b", "", "is no key here; the key is a"));
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
        yaml.problem("number", "12", "is odd");
        yaml.problem("list", new YamlText("b", 6), "is not c");
        yaml.problem("text", "is old");

        assertThatThrownBy(() -> problems.refuseIfAny("the file is"))
                .isInstanceOf(FilesRefused.class)
                .hasMessage("""
                        the file is refused for 3 problem(s):
                          f.yml line 1: text is old
                          f.yml line 3: number '12' is odd
                          f.yml line 6: list 'b' is not c""");
    }

    @Test
    void aValueIsNotShownWhereItMayBeASecret() throws IOException {
        FileProblems hidden = FileProblems.withoutValues();
        YamlMapping secret = YamlFile.read(
                        Files.writeString(folder.resolve("f.yml"), "a: s3cret\nb: [s3cret]\n"), "f.yml", hidden)
                .orElseThrow();

        secret.number("a", 1, 9, 1);
        secret.flag("a", true);
        secret.oneOf("a", RoundingMode.class);
        secret.character("a");
        secret.problem("b", secret.texts("b").get(0), "is wrong");

        assertThat(hidden.inFileOrder())
                .hasSize(5)
                .allSatisfy(problem ->
                        assertThat(problem.toString()).startsWith("f.yml line ").doesNotContain("s3cret"));
    }
}

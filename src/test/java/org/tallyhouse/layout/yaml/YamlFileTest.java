package org.tallyhouse.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;

class YamlFileTest {
    @TempDir
    private Path folder;

    private final FileProblems problems = new FileProblems();

    private Optional<YamlMapping> read(String yaml) throws IOException {
        return YamlFile.read(Files.writeString(folder.resolve("f.yml"), yaml), "f.yml", problems);
    }

    private String onlyProblem() {
        assertThat(problems.inFileOrder()).hasSize(1);
        return problems.inFileOrder().get(0).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            written      | text
            007          | 007
            1.10         | 1.10
            1e9          | 1e9
            1_000        | 1_000
            +7           | +7
            true         | true
            2026-02-13   | 2026-02-13
            17:30        | 17:30
            ~            | ~
            '"null"'     | null
            null         | ''
            ''           | ''
            ''' x '''      | ' x '
            '"a\\tb"'    | 'a\tb'
            银联         | 银联
            !!str 5      | 5
            &here x      | x
            """)
    void aValueIsTheTextThatIsWritten(String written, String text) throws IOException {
        YamlMapping mapping = read("key: " + written + "\n").orElseThrow();

        assertThat(mapping.text("key", "otherwise")).isEqualTo(text);
        assertThat(problems.inFileOrder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFa: 1\n", "---\na: 1\n", "# of ours\r\na: 1\r\n", "{a: 1}", "a: 1\n...\n"})
    void oneMappingMayBeWrittenInSeveralWays(String yaml) throws IOException {
        assertThat(read(yaml).orElseThrow().text("a", "")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            defect                      | yaml                         | problem
            nothing                     | ``                           | line 1: is not one YAML mapping
            a comment only              | # nothing\\n                 | line 2: is not one YAML mapping
            a list                      | - a\\n                       | line 1: is not one YAML mapping
            a plain value               | a\\n                         | line 1: is not one YAML mapping
            two documents               | a: 1\\n---\\nb: 2\\n         | line 3: is not one YAML mapping
            a key twice                 | a: 1\\nb: 2\\na: 3\\n        | line 3: is not YAML: Duplicate Object property "a"
            a key below twice           | a:\\n  b: 1\\n  b: 2\\n      | line 3: is not YAML: Duplicate Object property "b"
            a tab before a key          | a:\\n  b: 1\\n\\tc: 2\\n     | line 3: is not YAML: while scanning for the next token, found character '\\t(TAB)'
            a colon too many            | a: 1\\nb: c: d\\n            | line 2: is not YAML: mapping values are not allowed here
            another indentation         | a:\\n  b: 1\\n c: 2\\n       | line 3: is not YAML: while parsing a block mapping, expected <block end>
            a list that is not closed   | a: 1\\nb: [c,\\n             | line 3: is not YAML: while parsing a flow node
            a quote that is not closed  | a: 1\\nb: 'c\\n              | line 3: is not YAML: while scanning a quoted scalar
            a control character         | a: 1\\nb: \\7\\n             | line 2: is not YAML: special characters are not allowed
            a list as key               | a: 1\\n? [b]\\n: c\\n        | line 2: is not YAML: Expected a property name
            an alias                    | a: &x 1\\nb:\\n  - *x\\n     | line 3: has an alias; what it stands for is written out here
            a key that merges           | a: &x {c: 1}\\n<<: *x\\n     | line 2: has an alias; what it stands for is written out here
            """)
    void aFileThatIsNoSoundMappingIsOneProblemWithItsLine(String defect, String yaml, String problem)
            throws IOException {
        assertThat(read(yaml.translateEscapes())).as(defect).isEmpty();
        assertThat(onlyProblem()).startsWith("f.yml " + problem);
    }

    @Test
    void whatCannotBeReadIsOneProblem() throws IOException {
        YamlFile.read(folder.resolve("none.yml"), "none.yml", problems);
        YamlFile.read(folder, "folder.yml", problems);
        YamlFile.read(
                Files.writeString(folder.resolve("gbk.yml"), "a: 银联\n", Charset.forName("GBK")), "gbk.yml", problems);

        assertThat(problems.inFileOrder())
                .containsExactly(
                        new FileProblem("folder.yml", 1, "", "", "cannot be read: Is a directory"),
                        new FileProblem("gbk.yml", 1, "", "", "is not UTF-8"),
                        new FileProblem("none.yml", 1, "", "", "there is no such file"));
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path huge = folder.resolve("f.yml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 40);
        }

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(YamlFile.read(huge, "f.yml", problems)).isEmpty());
        assertThat(onlyProblem()).isEqualTo("f.yml line 1: is larger than 1048576 bytes");
    }

    @Test
    void theLargestFileIsRead() throws IOException {
        String comment = "# " + "x".repeat(1_048_576 - 8) + "\n";

        assertThat(read(comment + "a: 1\n").isPresent()).isTrue();
        assertThat(read(comment + "a: 10\n")).isEmpty();
        assertThat(onlyProblem()).isEqualTo("f.yml line 1: is larger than 1048576 bytes");
    }

    @Test
    void twentyLevelsAreReadAndNoMore() throws IOException {
        assertThat(read("a: " + "[".repeat(18) + "b" + "]".repeat(18)).isPresent())
                .isTrue();
        assertThat(read("a:\n " + "[".repeat(100_000))).isEmpty();
        assertThat(onlyProblem()).isEqualTo("f.yml line 2: is nested deeper than 20 levels");
    }

    /** Each stands for ten of the one before. */
    @Test
    void aBombOfAliasesIsRefusedAtTheFirstOne() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }

        assertThat(read(bomb.toString())).isEmpty();
        assertThat(onlyProblem()).startsWith("f.yml line 2: has an alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: s3cret: x\n", "s3cret: 1\ns3cret: 2\n", "a: [s3cret\n", "s3cret\n", "a: *s3cret\n"})
    void whereValuesAreNotShownNothingOfTheFileIs(String yaml) throws IOException {
        FileProblems hidden = FileProblems.withoutValues();
        YamlFile.read(Files.writeString(folder.resolve("f.yml"), yaml), "f.yml", hidden);

        assertThat(hidden.inFileOrder())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).startsWith("f.yml line ").doesNotContain("s3cret"));
    }

    /** The parser reads 1024 letters at a time, and fails on half a character at the end of them. */
    @ParameterizedTest
    @ValueSource(ints = {1020, 1021, 1022, 1023, 1024, 1025, 2045, 2046, 2047, 2048})
    void aCharacterOfTwoHalvesMayStandAnywhere(int before) throws IOException {
        String name = "x".repeat(before) + "\uD842\uDFB7";

        assertThat(read("a: %s\n".formatted(name)).orElseThrow().text("a", "")).isEqualTo(name);
    }
}

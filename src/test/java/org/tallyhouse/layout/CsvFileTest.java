package org.tallyhouse.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rule                        | content                             | rows
            a row per line              | id,name\\n1,a\\n2,b\\n              | 2 1=a; 3 2=b
            CRLF ends a line too        | id,name\\r\\n1,a\\r\\n2,b\\r\\n     | 2 1=a; 3 2=b
            columns in any order        | name,extra,id\\na,x,1\\n            | 2 1=a
            a byte order mark           | \\uFEFFid,name\\n1,a\\n             | 2 1=a
            fields are trimmed          | id,name\\n 1 , a b \\n              | 2 1=a b
            a quote within quotes       | id,name\\n1,"a ""b"", c"\\n         | 2 1=a "b", c
            an empty field              | id,name\\n1,\\n                     | 2 1=
            a blank line is no row      | id,name\\n\\n1,a\\n                 | 3 1=a
            other scripts               | id,name\\n1,玉茶轩\\n               | 2 1=玉茶轩
            no rows                     | id,name\\n                          | ''
            """)
    void rowsAreReadByColumnName(String rule, String content, String rows) {
        assertThat(String.join("; ", read(file(content)))).as(rule).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            fault                       | content                             | why
            nothing in it               | ''                                  | is empty
            cut off in the last line    | id,name\\n1,a\\n2,b                 | is cut off
            cut off after the header    | id,name                             | is cut off
            a column is missing         | id,title\\n1,a\\n                   | line 1: the header lacks name
            two columns are missing     | no,title\\n1,a\\n                   | line 1: the header lacks id, name
            another column name         | id,Name\\n1,a\\n                    | line 1: the header lacks name
            a column twice              | id,name,id\\n1,a,1\\n               | line
            a column without a name     | id,name,\\n1,a,x\\n                 | cannot be read near line 1
            a field too many            | id,name\\n1,a\\n2,b,c\\n            | line 3: 3 fields where the header has 2
            a field too few             | id,name\\n1,a\\n2\\n                | line 3: 1 fields where the header has 2
            text after a quote          | id,name\\n1,a\\n2,"b"c\\n           | cannot be read near line 3
            a quote that does not end   | id,name\\n1,a\\n2,"b\\n             | cannot be read near line
            """)
    void aFileThatIsNotWholeIsRefused(String fault, String content, String why) {
        Path file = file(content);

        assertThatThrownBy(() -> read(file))
                .as(fault)
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"'id,name\n1,\u00e9\n'", "'id,\u00e9\n1,a\n'"})
    void whatIsNotUtf8IsRefused(String content) throws IOException {
        Path file = Files.write(folder.resolve("latin.csv"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(file)).isInstanceOf(FileRefused.class).hasMessageEndingWith("it is not UTF-8");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Path file = folder.resolve("none.csv");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(FileRefused.class)
                .hasMessage(file + " cannot be read: there is no such file");
    }

    @Test
    void theLineOfARowIsItsFirstWhenAFieldHasLineBreaks() {
        assertThat(read(file("id,name\\n1,\"a\\nb\\r\\nc\"\\n2,d\\n"))).containsExactly("2 1=a\nb\r\nc", "5 2=d");
    }

    @Test
    void theFactsOfAFileAreItsContents() {
        Path file = file("id,name\\n1,a\\n2,b\\n");

        FileFacts facts = new CsvFile(file, List.of("id")).inspect(row -> {});

        assertThat(facts.rowCount()).isEqualTo(2);
        assertThat(facts.sizeBytes()).isEqualTo(16);
        assertThat(facts.sha256()).isEqualTo(FileFacts.sha256("id,name\n1,a\n2,b\n"));
        assertThat(FileFacts.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anOkFileThatAgreesIsFine() {
        Path file = file("id,name\\n1,a\\n");
        String sha256 = FileFacts.of(file).sha256();

        for (String said : List.of(sha256, sha256.toUpperCase(Locale.ROOT) + "  arrived.csv", "SHA-256 " + sha256)) {
            ok(file, said);
            assertThat(read(file)).containsExactly("2 1=a");
        }
    }

    @Test
    void anOkFileThatDoesNotAgreeRefusesTheFile() {
        Path file = file("id,name\\n1,a\\n");

        ok(file, FileFacts.sha256("something else"));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("SHA-256 is " + FileFacts.of(file).sha256())
                .hasMessageEndingWith("its .ok file says " + FileFacts.sha256("something else"));
        ok(file, "done");
        assertThatThrownBy(() -> read(file)).isInstanceOf(FileRefused.class).hasMessage(file + ".ok names no SHA-256");
    }

    private List<String> read(Path file) {
        List<String> rows = new ArrayList<>();
        new CsvFile(file, List.of("id", "name"))
                .inspect(row -> rows.add("%d %s=%s".formatted(row.line(), row.get("id"), row.get("name"))));
        return rows;
    }

    private Path file(String escaped) {
        return write(
                folder.resolve("arrived.csv"),
                escaped.replace("\\n", "\n").replace("\\r", "\r").replace("\\uFEFF", "\uFEFF"));
    }

    private static void ok(Path file, String said) {
        write(file.resolveSibling(file.getFileName() + ".ok"), said);
    }

    private static Path write(Path path, String text) {
        try {
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

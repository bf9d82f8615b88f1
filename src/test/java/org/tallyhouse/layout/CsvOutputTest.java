package org.tallyhouse.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOutputTest {
    @TempDir
    private Path folder;

    @Test
    void linesEndInLfAndFieldsAreQuotedWhereTheyMust() throws IOException {
        Path file = folder.resolve("out.csv");

        String sha256 = CsvOutput.write(file, List.of("id", "name"), rows -> {
            rows.row(1, "plain");
            rows.row(2L, "a, \"b\"");
            rows.row(3, "two\nlines");
            rows.row(4, "");
        });

        String text = "id,name\n1,plain\n2,\"a, \"\"b\"\"\"\n3,\"two\nlines\"\n4,\n";
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(sha256).isEqualTo(FileFacts.sha256(text));
    }

    @Test
    void fieldsGoWhereTheirColumnIs() throws IOException {
        Path file = folder.resolve("out.csv");

        CsvOutput.write(file, List.of("id", "amount", "fee"), rows -> {
            rows.row(Map.of("fee", 3, "id", "a", "amount", 100));
            rows.row(Map.of("id", "b"));
            rows.row(column -> column + " of c");
        });

        assertThat(Files.readString(file)).isEqualTo("id,amount,fee\na,100,3\nb,,\nid of c,amount of c,fee of c\n");
        assertThatThrownBy(() -> CsvOutput.write(file, List.of("id"), rows -> rows.row(Map.of("fees", 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[fees] are not among [id]");
    }

    @Test
    void aFileWithoutRowsHasItsHeader() {
        Path file = folder.resolve("out.csv");

        CsvOutput.write(file, List.of("id", "name"), rows -> {});

        assertThat(file).hasContent("id,name\n");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("out.csv");
        List<String> names = List.of("玉茶轩", "a,b", "\"", "x\ny", "'", "=1+1", "");
        CsvOutput.write(file, List.of("name", "length"), rows -> names.forEach(name -> rows.row(name, name.length())));
        List<String> read = new ArrayList<>();

        long count = new CsvFile(file, List.of("name", "length"))
                .inspect(row -> read.add(row.get("name")))
                .rowCount();

        assertThat(read).isEqualTo(names);
        assertThat(count).isEqualTo(names.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", " =1", "＝1", "=", "-"})
    void aFormulaIsATextForPeopleAndAsItIsForPrograms(String formula) {
        Path people = folder.resolve("people.csv");
        Path programs = folder.resolve("programs.csv");

        CsvOutput.writeForPeople(people, List.of("name"), rows -> rows.row(Map.of("name", formula)));
        CsvOutput.write(programs, List.of("name"), rows -> rows.row(formula));

        assertThat(read(people)).containsExactly("'" + formula);
        // a reader leaves out the blanks around a value
        assertThat(read(programs)).containsExactly(formula.strip());
    }

    @Test
    void numbersAreNoFormulas() {
        Path file = folder.resolve("out.csv");
        List<String> names = List.of("-12.00", "+3", "-1,200.50", "12", "a=b", "x-y", "");

        CsvOutput.writeForPeople(file, List.of("name"), rows -> names.forEach(rows::row));

        assertThat(read(file)).isEqualTo(names);
    }

    private static List<String> read(Path file) {
        List<String> read = new ArrayList<>();
        new CsvFile(file, List.of("name")).inspect(row -> read.add(row.get("name")));
        return read;
    }

    @Test
    void rowsThatFailLeaveNothingToFetch() {
        Path file = folder.resolve("out.csv");

        assertThatThrownBy(() -> CsvOutput.write(file, List.of("id"), rows -> {
                    rows.row(1);
                    throw new IllegalStateException("stopped");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(file).doesNotExist();
    }
}

package org.tallyhouse.layout.declared.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.layout.declared.line.LayoutText;

class LayoutFolderTest {
    private static final String RIGHT = """
            title: Results
            for: payout-result
            kind: fixed-width
            charset: GBK
            currency: CNY
            length: 24
            records:
              detail:
                role: detail
                when: { prefix: D }
                fields:
                  - { name: type, type: constant, value: D, width: 1 }
                  - { name: instruction_id, width: 10 }
                  - { name: amount, type: amount, unit: minor, width: 12 }
                  - { name: result, type: code, codes: { S: PAID }, width: 1 }
              trailer:
                role: footer
                when: { field: type, is: T }
                length: 13
                fields:
                  - { name: type, type: constant, value: T, width: 1 }
                  - { name: total, type: amount, unit: minor, width: 12, control: { sum: amount } }
            """;

    @TempDir
    private Path folder;

    private List<String> problems(String yaml) {
        LayoutText.write(folder, "own.yml", yaml);
        try {
            LayoutFolder.load(folder);
            return List.of();
        } catch (FilesRefused e) {
            return e.problems().stream().map(FileProblem::toString).toList();
        }
    }

    @Test
    void aLayoutIsFoundByTheNameOfItsFile() {
        Layout layout = LayoutText.layout(folder, RIGHT);

        assertThat(layout.name()).isEqualTo("own");
        assertThat(layout.purpose()).isEqualTo(LayoutPurpose.PAYOUT_RESULT);
        assertThatThrownBy(() -> LayoutFolder.load(folder).find("other"))
                .hasMessage("there is no layout 'other' in " + folder + "; there is own");
        assertThat(LayoutFolder.load(folder.resolve("none")).all()).isEmpty();
    }

    @Test
    void aLaterFolderWinsFileByFile(@TempDir Path later) {
        LayoutText.write(folder, "own.yml", RIGHT);
        LayoutText.write(folder, "other.yml", RIGHT);
        LayoutText.write(later, "own.yml", RIGHT.replace("title: Results", "title: Our results"));
        List<Path> folders = List.of(folder, later);

        assertThat(LayoutFolder.load(folders).all())
                .extracting(Layout::name, Layout::title)
                .containsExactly(tuple("other", "Results"), tuple("own", "Our results"));
        assertThatThrownBy(() -> LayoutFolder.load(folders).find("none"))
                .hasMessage("there is no layout 'none' in %s or %s; there is other, own".formatted(folder, later));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            instead of                | stands                         | problem
            title: Results            | tittle: Results                | line 1: tittle is no key here; the keys are
            for: payout-result        | for: payouts                   | line 2: for 'payouts' is none of payout-file, payout-result, channel-bill
            kind: fixed-width         | kind: fixed                    | line 3: kind 'fixed' is none of delimited, fixed-width
            charset: GBK              | charset: GBX                   | line 4: charset 'GBX' is not known
            charset: GBK              | charset: UTF-16                | line 4: charset 'UTF-16' does not keep ASCII, so its lines cannot be told
            charset: GBK              | line-end: CR                   | line 4: line-end 'CR' is none of LF, CRLF
            charset: GBK              | separator: ';'                 | line 4: separator is only for delimited files
            charset: GBK              | between: 中                    | line 4: between '中' is not one byte in UTF-8
            currency: CNY             | currency: RMB                  | line 5: currency 'RMB' is no ISO 4217 currency
            currency: CNY             | comment: '#'                   | line 14: records.detail.fields.amount has no currency: give one to the layout
            length: 24                | length: 25                     | line 11: records.detail.fields come to 24 bytes where the length is 25
            length: 13                | length: 12                     | line 20: records.trailer.fields come to 13 bytes where the length is 12
            role: detail              | role: row                      | line 9: records.detail.role 'row' is none of header, detail, footer, skip
            role: detail              | role: skip                     | line 7: records has no record with the role detail
            when: { prefix: D }       | when: { begins: D }            | line 10: records.detail.when.begins is no key here
            field: type               | field: kind                    | line 18: records.trailer.when.field 'kind' is no field of this record
            name: instruction_id      | name: id                       | line 11: records.detail.fields lack instruction_id, which a payout-result needs
            name: instruction_id      | name: type                     | line 12: records.detail.fields.type is there twice
            width: 10                 | width: ten                     | line 13: records.detail.fields.instruction_id.width 'ten' is not a whole number from 1
            width: 10                 | max: 10                        | line 13: records.detail.fields.instruction_id.width is missing
            width: 10                 | width: 10, colour: red         | line 13: records.detail.fields.instruction_id.colour is no key here
            width: 10                 | width: 10, column: id          | line 13: records.detail.fields.instruction_id.column is only for delimited files
            width: 10                 | width: 10, pad: 中             | line 13: records.detail.fields.instruction_id.pad '中' is not one byte in GBK
            width: 10                 | width: 10, required: maybe     | line 13: records.detail.fields.instruction_id.required 'maybe' is neither true nor false
            width: 10                 | width: 10, type: money         | line 13: records.detail.fields.instruction_id.type 'money' is none of text, number, amount
            width: 10                 | width: 10, type: date          | line 13: records.detail.fields.instruction_id.pattern is missing
            width: 10                 | width: 10, type: date, pattern: jj | line 13: records.detail.fields.instruction_id.pattern 'jj' is no date pattern
            width: 10                 | width: 10, type: timestamp, pattern: yyyyMMddHHmmss, zone: Mars | line 13: records.detail.fields.instruction_id.zone 'Mars' is no time zone
            codes: { S: PAID }        | codes: {}                      | line 15: records.detail.fields.result.codes has no code
            unit: minor, width: 12 }  | width: 12 }                    | line 14: records.detail.fields.amount.unit is missing
            unit: minor, width: 12 }  | unit: minor, width: 12, sign: field } | line 14: records.detail.fields.amount.sign-field is missing
            unit: minor, width: 12 }  | unit: minor, width: 12, plus: C } | line 14: records.detail.fields.amount.plus needs the sign mark-before
            { sum: amount }           | { sum: fee }                   | line 22: records.trailer.fields.total.control.sum 'fee' is no field of the record detail
            { sum: amount }           | { hash: amount }               | line 22: records.trailer.fields.total.type must be number
            { sum: amount }           | { count: all }                 | line 22: records.trailer.fields.total.control.count must be 'details'
            { sum: amount }           | { sum: amount, of: refund }    | line 22: records.trailer.fields.total.control.of 'refund' is no detail record
            """)
    void aDefectIsNamedWithItsFileLineAndPath(String right, String wrong, String problem) {
        assertThat(RIGHT).contains(right);

        List<String> told = problems(RIGHT.replaceFirst(Pattern.quote(right), wrong));

        assertThat(told).anySatisfy(one -> assertThat(one).startsWith("own.yml " + problem));
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() {
        LayoutText.write(folder, "broken.yml", "title: [");
        String wrong =
                RIGHT.replace("GBK", "GBX").replace("length: 24", "length: 25").replace("S: PAID", "");

        assertThat(problems(wrong))
                .hasSize(4)
                .satisfies(told -> assertThat(told.get(0)).startsWith("broken.yml line 1: is not YAML: "))
                .contains(
                        "own.yml line 4: charset 'GBX' is not known",
                        "own.yml line 15: records.detail.fields.result.codes has no code");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            header and details of a payout file                                        | problem
            { name: type, width: 1 }                                                   | records.detail.when.prefix must be how a constant begins that is the record's first field
            { name: type, type: constant, value: X, width: 1 }                         | records.detail.when.prefix must be how a constant begins that is the record's first field
            """)
    void whatIsWrittenMustBeToldApartAgain(String first, String problem) {
        String yaml = """
                title: Payouts
                for: payout-file
                kind: fixed-width
                currency: CNY
                records:
                  detail:
                    role: detail
                    when: { prefix: D }
                    fields:
                      - %s
                      - { name: instruction_id, width: 10 }
                      - { name: account_name, width: 10 }
                      - { name: account_number, width: 10 }
                      - { name: amount, type: amount, unit: minor, width: 10 }
                      - { name: reference, width: 10 }
                """.formatted(first);

        assertThat(problems(yaml)).containsExactly("own.yml line 8: " + problem);
    }

    @Test
    void theExamplesOfTheDocumentationAreSound() throws IOException {
        String page = Files.readString(Path.of("docs/layouts.md"));

        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples)
                .hasSize(2)
                .allSatisfy(example -> assertThat(problems(example)).isEmpty());
    }
}

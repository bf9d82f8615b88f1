package org.tallyhouse.layout.declared.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.declared.Layout;

/** What a text of a bank becomes; CNY unless the first column says another currency. */
class FieldReadingTest {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            currency | field                                                        | text           | read
            CNY      | type: amount, unit: minor                                    | 000000001230   | 12.30
            CNY      | type: amount, unit: minor                                    | 0              | 0.00
            JPY      | type: amount, unit: minor                                    | 500            | 500
            KWD      | type: amount, unit: minor                                    | 1250           | 1.250
            CNY      | type: amount, unit: minor                                    | 12.30          | fault: is not an amount without a point, like 1230
            CNY      | type: amount, unit: minor                                    | -1230          | fault: is not an amount without a point, like 1230
            CNY      | type: amount, unit: minor                                    | 12O            | fault: is not an amount without a point, like 1230
            CNY      | type: amount, unit: major, decimals: 2                       | 1230           | 12.30
            CNY      | type: amount, unit: major, decimals: 3                       | 12300          | 12.30
            CNY      | type: amount, unit: major, decimals: 3                       | 12305          | fault: has more than the 2 decimal digits of CNY
            JPY      | type: amount, unit: major, decimals: 2                       | 50000          | 500
            CNY      | type: amount, unit: major                                    | 12.3           | 12.30
            CNY      | type: amount, unit: major                                    | 0.04000        | 0.04
            CNY      | type: amount, unit: major                                    | 0.00000        | 0.00
            CNY      | type: amount, unit: major                                    | 0.00500        | fault: has more than the 2 decimal digits of CNY
            CNY      | type: amount, unit: major                                    | 1,234.50       | fault: is not an amount like 12.30
            CNY      | type: amount, unit: major                                    | 1e3            | fault: is not an amount like 12.30
            CNY      | type: amount, unit: major                                    | 9999999999999999.00 | fault: is larger than an amount may be
            CNY      | 'type: amount, unit: major, thousands: ","'                  | 1,234,567.50   | 1234567.50
            CNY      | 'type: amount, unit: major, thousands: ","'                  | 1234.50        | 1234.50
            CNY      | 'type: amount, unit: major, thousands: ","'                  | 12,34.50       | fault: is not grouped by thousands
            CNY      | type: amount, unit: major, sign: leading                     | -12.30         | -12.30
            CNY      | type: amount, unit: major, sign: leading                     | +12.30         | 12.30
            CNY      | type: amount, unit: major, sign: leading                     | -0.00          | 0.00
            CNY      | type: amount, unit: major, sign: leading                     | --1.00         | fault: is not an amount like 12.30
            CNY      | type: amount, unit: minor, sign: trailing                    | 1230-          | -12.30
            CNY      | type: amount, unit: minor, sign: trailing                    | 1230+          | 12.30
            CNY      | type: amount, unit: minor, sign: mark-before, plus: C, minus: D | C000000001230 | 12.30
            CNY      | type: amount, unit: minor, sign: mark-before, plus: C, minus: D | D 1230       | -12.30
            CNY      | type: amount, unit: minor, sign: mark-before, plus: C, minus: D | 1230         | fault: has no mark C or D before it
            CNY      | type: amount, unit: major, sign: mark-after, plus: CR, minus: DR | 12.30 DR    | -12.30
            CNY      | type: amount, unit: major, sign: mark-after, plus: CR, minus: R | 12.30CR     | 12.30
            CNY      | type: amount, unit: major, sign: field, sign-field: mark, plus: X, minus: Y | 12.30 | 12.30
            CNY      | type: amount, unit: major, sign: field, sign-field: mark, plus: Y, minus: X | 12.30 | -12.30
            CNY      | type: amount, unit: major, sign: field, sign-field: mark, plus: C, minus: D | 12.30 | fault: has no mark C or D in mark
            CNY      | type: number                                                 | 000            | 0
            CNY      | type: number                                                 | 0042           | 42
            CNY      | type: number                                                 | 4.2            | fault: is not made of digits
            CNY      | type: date, pattern: yyyyMMdd                                | 20260213       | 2026-02-13
            CNY      | type: date, pattern: yyyyMMdd                                | 20260229       | fault: is not a date like yyyyMMdd
            CNY      | type: date, pattern: 'yyyy年MM月dd日'                          | 2026年02月13日   | 2026-02-13
            CNY      | 'type: date, pattern: "yyyy-MM-dd HH:mm:ss"'                 | 2026-02-13 23:59:59 | 2026-02-13
            CNY      | type: date, pattern: MMdd                                    | 0103           | 2026-01-03
            CNY      | type: date, pattern: MMdd                                    | 1231           | 2025-12-31
            CNY      | type: date, pattern: MMdd                                    | 0229           | 2024-02-29
            CNY      | 'type: timestamp, pattern: yyyyMMddHHmmss, zone: Asia/Shanghai' | 20260213093000 | 2026-02-13T09:30:00+08:00
            CNY      | 'type: timestamp, pattern: yyyyMMddHHmmss, zone: Asia/Shanghai' | 20260213993000 | fault: is not a time like yyyyMMddHHmmss
            CNY      | 'type: code, codes: { S: PAID, F: RETURNED }'                | F              | RETURNED
            CNY      | 'type: code, codes: { S: PAID, F: RETURNED }'                | s              | fault: is none of S, F
            CNY      | type: constant, value: HDR                                   | HDR            | HDR
            CNY      | type: constant, value: HDR                                   | HDX            | fault: is not 'HDR'
            CNY      | type: row-number                                             | 001            | 1
            CNY      | type: row-number                                             | 2              | fault: is not the row's number, 1
            CNY      | 'prefix: "`"'                                                | `420000        | 420000
            CNY      | 'suffix: "\\t"'                                              | 420000\t       | 420000
            CNY      | required: true                                               | ''             | fault: is empty
            CNY      | required: false                                              | ''             | ''
            CNY      | max: 3                                                       | 玉茶轩           | 玉茶轩
            CNY      | max: 3                                                       | abcd           | fault: has more than 3 characters
            """)
    void aTextBecomesAValueOrAFault(String currency, String field, String text, String read) {
        Layout layout = LayoutText.layout(folder, """
                title: One field
                for: payout-result
                kind: delimited
                separator: ";"
                currency: %s
                records:
                  detail:
                    role: detail
                    set: { instruction_id: P-1, result: PAID }
                    fields:
                      - { name: mark }
                      - { name: value, %s }
                """.formatted(currency, field));
        Path file = LayoutText.write(folder, "file.txt", "X;" + text + "\n");

        String told = LayoutText.read(new LayoutReader(layout, DATE), file).get(0);

        assertThat(told)
                .isEqualTo(
                        read.startsWith("fault: ")
                                ? "line 1: value '%s' %s".formatted(text.trim(), read.substring(7))
                                : "1 mark=X value=%s instruction_id=P-1 result=PAID currency=%s"
                                        .formatted(read, currency));
    }
}

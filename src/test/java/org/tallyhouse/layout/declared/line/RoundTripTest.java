package org.tallyhouse.layout.declared.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.money.Amounts;

/** What is written by a layout is what is read by it, whatever the rows; the same rows give the same bytes. */
class RoundTripTest {
    private static final String FIELDS = """
                      - { name: mark, %1$s }
                      - { name: instruction_id, %2$s }
                      - { name: account_name, %3$s }
                      - { name: account_number, %2$s }
                      - { name: amount, type: amount, %4$s, sign: field, sign-field: mark, plus: C, minus: D, %2$s }
                      - { name: fee, type: amount, unit: minor, sign: trailing, %2$s }
                      - { name: net, type: amount, unit: major, decimals: 3, sign: mark-before, plus: CR, minus: DR, %2$s }
                      - { name: tax, type: amount, unit: major, sign: leading, %2$s }
                      - { name: day, type: date, pattern: yyMMdd, %2$s }
                      - { name: reference, %3$s }
            """;

    private static final String LAYOUT = """
            title: Any
            for: payout-file
            kind: %s
            charset: %s
            line-end: %s
            records:
              header:
                role: header
                when: { line: first }
                fields:
                  - { name: sequence, type: number, %4$s }
                  - { name: currency, %4$s }
                  - { name: count, type: number, control: { count: details }, %4$s }
              trailer:
                role: footer
                when: { line: last }
                fields:
                  - { name: total, type: amount, unit: minor, sign: leading, control: { sum: amount }, %4$s }
                  - { name: taxes, type: amount, unit: major, sign: trailing, control: { sum: tax }, %4$s }
                  - { name: hash, type: number, control: { hash: account_number, digits: 7 }, %4$s }
              detail:
                role: detail
                fields:
            %5$s
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            kind                                  | charset | end
            'fixed-width'                         | GBK     | CRLF
            'fixed-width'                         | UTF-8   | LF
            'fixed-width\nbetween: " "'           | GB18030 | LF
            'delimited\nseparator: ","\nquote: ''"''' | UTF-8   | LF
            'delimited\nseparator: "|"'           | GBK     | CRLF
            'delimited\nseparator: "\\t"\nquote: ''"''' | GBK     | LF
            """)
    void whatIsWrittenIsRead(String kind, String charset, String end) {
        boolean fixed = kind.startsWith("fixed");
        String any = fixed ? "width: 30" : "max: 60";
        String fields = FIELDS.formatted(
                fixed ? "width: 1" : "max: 1", any, fixed ? "width: 64" : "max: 20", "unit: major, thousands: \"'\"");
        Layout layout = LayoutText.layout(folder, LAYOUT.formatted(kind, charset, end, any, fields));
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            String currency = List.of("CNY", "JPY", "KWD").get(random.nextInt(3));
            boolean separators = kind.contains("quote") || fixed;
            List<Map<String, String>> rows = rows(random, currency, separators, Charset.forName(charset));
            Path file = folder.resolve("file.txt");
            FileHead head = new FileHead(LocalDate.of(2026, 2, 13), seed, currency, Map.of());

            String sha256 = new LayoutWriter(layout).write(file, head, rows::forEach);

            List<String> read = LayoutText.read(new LayoutReader(layout, null), file);
            assertThat(read).as("seed " + seed).containsExactlyElementsOf(told(rows, currency));
            assertThat(new LayoutWriter(layout).write(file, head, rows::forEach))
                    .isEqualTo(sha256);
        }
    }

    private static List<Map<String, String>> rows(Random random, String currency, boolean separators, Charset charset) {
        List<Map<String, String>> rows = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            String amount = amount(random, currency);
            row.put("mark", amount.startsWith("-") ? "D" : "C");
            row.put("instruction_id", "P-" + random.nextInt(1000));
            row.put("account_name", text(random, separators, charset));
            row.put("account_number", Integer.toString(random.nextInt(1_000_000)));
            row.put("amount", amount);
            row.put("fee", random.nextInt(4) == 0 ? "" : amount(random, currency));
            row.put("net", amount(random, currency));
            row.put("tax", amount(random, currency));
            row.put(
                    "day",
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1000)).toString());
            row.put("reference", text(random, separators, charset));
            rows.add(row);
        }
        return rows;
    }

    private static String amount(Random random, String currency) {
        long most = List.of(9L, 1_000L, 10_000_000_000L).get(random.nextInt(3));
        return Amounts.format(random.nextLong(-most, most), currency);
    }

    /** Chinese characters whose second byte in GBK is a bar among them. */
    private static String text(Random random, boolean separators, Charset charset) {
        String letters = "ab 0玉茶轩張誷\u4e00" + (separators ? "\",|'" : "");
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(15); i > 0; i--) {
            char letter = letters.charAt(random.nextInt(letters.length()));
            text.append(charset.newEncoder().canEncode(letter) ? letter : '茶');
        }
        return text.toString().trim();
    }

    private static List<String> told(List<Map<String, String>> rows, String currency) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            told.add(i + 2 + " " + LayoutText.text(rows.get(i)) + " currency=" + currency);
        }
        return told;
    }
}

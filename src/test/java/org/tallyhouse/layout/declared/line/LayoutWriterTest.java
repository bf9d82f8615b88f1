package org.tallyhouse.layout.declared.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.load.LayoutFolder;

class LayoutWriterTest {
    private static final LayoutFolder LAYOUTS = LayoutFolder.load(Path.of("jobs/layouts"));
    private static final FileHead HEAD = new FileHead(LocalDate.of(2026, 2, 13), 7, "CNY", Map.of());

    @TempDir
    private Path folder;

    private static Map<String, String> tea() {
        return new LinkedHashMap<>(Map.of(
                "instruction_id", "P-20260213-M001-CNY",
                "account_name", "上海玉茶轩有限公司",
                "account_number", "1122334445",
                "bank_code", "102290000001",
                "currency", "CNY",
                "amount", "1200.00",
                "reference", "S-20260213-M001-CNY"));
    }

    private static Map<String, String> books() {
        return Map.of(
                "instruction_id", "P-20260213-M002-CNY",
                "account_name", "Panda Books",
                "account_number", "1122334445",
                "amount", "34.56",
                "reference", "S-20260213-M002-CNY");
    }

    /** With TALLYHOUSE_WRITE_EXPECTED set, the sample is written instead. */
    @ParameterizedTest
    @ValueSource(strings = {"fixed-width-payout", "delimited-payout"})
    void aBankFileIsTheSampleByteForByte(String name) throws IOException {
        Path file = folder.resolve("bank.txt");
        Path sample = Path.of("sample-files/layouts", name + ".txt");

        String sha256 = new LayoutWriter(LAYOUTS.find(name))
                .write(file, HEAD, each -> List.of(tea(), books()).forEach(each));

        if (System.getenv("TALLYHOUSE_WRITE_EXPECTED") != null) {
            Files.write(sample, Files.readAllBytes(file));
        }
        assertThat(file).hasSameBinaryContentAs(sample);
        assertThat(sha256).isEqualTo(FileFacts.of(sample).sha256());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            layout             | field          | value                              | why
            fixed-width-payout | account_name   | 中国中国中国中国中国中国中国中国中国中国中国中国中国中国中国中 | has 62 bytes where the field has 60
            fixed-width-payout | account_name   | 한국                               | account_name '한국' has '한', which is not in GBK
            fixed-width-payout | account_name   | a?b€x☃                             | which is not in GBK
            fixed-width-payout | account_name   | ''                                 | is empty
            fixed-width-payout | amount         | -12.30                             | is negative, and the layout has no sign
            fixed-width-payout | amount         | 12.345                             | has more than the 2 decimal digits of CNY
            fixed-width-payout | amount         | 12.3O                              | is not an amount like 12.30
            fixed-width-payout | account_number | 9901-0001                          | is not made of digits, as the hash total hash needs
            delimited-payout   | account_name   | 'a|b'                              | has the separator
            delimited-payout   | account_name   | aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg | has more than 60 characters
            """)
    void aValueThatDoesNotFitLeavesNoFile(String name, String field, String value, String why) {
        Path file = folder.resolve("bank.txt");
        Map<String, String> row = tea();
        row.put(field, value);

        assertThatThrownBy(() -> new LayoutWriter(LAYOUTS.find(name))
                        .write(file, HEAD, each -> List.of(books(), row).forEach(each)))
                .hasMessageContaining(name)
                .hasMessageContaining("detail 2, " + field)
                .hasMessageContaining(why);
        assertThat(file).doesNotExist();
    }

    @Test
    void aTextTooLongIsCutWhereTheLayoutSaysSoAndNeverInsideACharacter() {
        Path file = folder.resolve("bank.txt");
        Map<String, String> row = tea();
        row.put("reference", "x" + "茶".repeat(30));

        Layout layout = LAYOUTS.find("fixed-width-payout");
        new LayoutWriter(layout).write(file, HEAD, each -> each.accept(row));

        assertThat(LayoutText.read(new LayoutReader(layout, null), file).get(0))
                .contains(" reference=x" + "茶".repeat(20) + " ");
    }

    @Test
    void aLayoutWithTwoKindsOfDetailsIsOnlyRead() {
        assertThatThrownBy(() -> new LayoutWriter(LAYOUTS.find("wechat-all")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the layout wechat-all has 2 kinds of details, so it is only read");
    }
}

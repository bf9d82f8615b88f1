package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.bankfile.StatementBalance;
import org.tallyhouse.bankfile.StatementEntry;
import org.tallyhouse.bankfile.StatementHandler;
import org.tallyhouse.bankfile.StatementHead;
import org.tallyhouse.bankfile.bai2.Bai2Reader;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader;
import org.tallyhouse.bankfile.mt940.Mt940Reader;
import org.tallyhouse.bankfile.nacha.NachaFile;
import org.tallyhouse.channelbill.AdyenReader;
import org.tallyhouse.channelbill.PayPalReader;
import org.tallyhouse.channelbill.StripeReader;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.CsvFile;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.declared.line.LayoutReader;
import org.tallyhouse.layout.declared.load.LayoutFolder;

/** What a program is told of a file that is refused, whoever reads it. */
class RefusedFilesTest {
    private static final Path SAMPLES = Path.of("sample-files");

    @TempDir
    private Path folder;

    private static final StatementHandler NOBODY = new StatementHandler() {
        @Override
        public void open(StatementHead head, StatementBalance opening) {}

        @Override
        public void entry(StatementEntry entry) {}

        @Override
        public void close(long line, StatementBalance closing, boolean interim) {}

        @Override
        public void setAside(StatementHead head, String reason) {}
    };

    private static void read(String reader, Path file) {
        switch (reader) {
            case "camt" -> CamtStatementReader.statements().read(file, NOBODY);
            case "mt940" -> new Mt940Reader().read(file, NOBODY);
            case "bai2" -> new Bai2Reader().read(file, NOBODY);
            case "nacha" -> NachaFile.check(file);
            case "adyen" -> new AdyenReader().read(file, row -> {});
            case "stripe" -> new StripeReader().read(file, row -> {});
            case "paypal" -> new PayPalReader().read(file, row -> {});
            case "csv" -> new CsvFile(file, List.of("record", "amount")).inspect(row -> {});
            default ->
                new LayoutReader(LayoutFolder.load(Path.of("jobs/layouts")).find(reader), LocalDate.of(2026, 2, 13))
                        .inspect(file, line -> {});
        }
    }

    private static FileRefused refused(String reader, Path file) {
        return catchThrowableOfType(FileRefused.class, () -> read(reader, file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', emptyValue = "", useHeadersInDisplayName = true, textBlock = """
            reader             | sample                    | replaced     | by         | reason          | line | field              | value      | expected     | actual
            camt               | statements/camt053.xml    | 91994.85     | 91994.86   | CONTROL_DIFFERS | 8    | statement          | LOTUS-44   | CNY 91994.86 | CNY 91994.85
            camt               | statements/camt053.xml    | <Amt Ccy="CNY">5.25 | <Amt Ccy="USD">5.25 | BAD_VALUE | 8 | statement   | LOTUS-44   | CNY          | USD
            camt               | statements/camt053.xml    | >5.25<       | >5.2x<     | BAD_VALUE       | 74   | amount             | 5.2x       |              |
            bai2               | statements/bai2.bai       | 9120010      | 9120011    | CONTROL_DIFFERS | 9    | a total            |            | 27560030     | 27560031
            bai2               | statements/bai2.bai       | 9120010      | 91200x0    | BAD_VALUE       | 3    | amount             | 91200x0    |              |
            mt940              | statements/mt940.sta      | CNY1000,00   | CNX1000,00 | BAD_VALUE       | 4    | currency           | CNX        |              |
            adyen              | bills/adyen.csv           | Net Currency | Currency   | WRONG_STRUCTURE | 1    | Net Currency       |            |              |
            adyen              | bills/adyen.csv           | 98.15        | 98.155     | BAD_VALUE       | 2    | Net Credit (NC)    | 98.155     |              |
            stripe             | bills/stripe.csv          | 96.80        | 96.81      | CONTROL_DIFFERS | 2    | net                |            | 96.80        | 96.81
            paypal             | bills/paypal-stl.csv      | "USD",10000,9 | "USD",10001,9   | CONTROL_DIFFERS | 10   | gross credits      |            | 10001 | 10000
            paypal             | bills/paypal-stl.csv      | "FF          | "XX        | WRONG_STRUCTURE | 16   | record             | XX         |              |
            fixed-width-payout | layouts/rejected/fixed-width-payout.bad-total.txt | xx | | CONTROL_DIFFERS | 4 | trailer total |       | 1234.57      | 1234.56
            fixed-width-payout | layouts/rejected/fixed-width-payout.no-trailer.txt | xx | | CUT_OFF        | 0 |               |       | trailer      |
            wechat-all         | layouts/rejected/wechat-all.missing-column.csv | xx | | WRONG_STRUCTURE    | 1 | 退款金额         |       |              |
            csv                | rejected/missing-column.csv | xx         |            | WRONG_STRUCTURE | 1    | record             |            |              |
            csv                | rejected/empty.csv        | xx           |            | EMPTY           | 0    |                    |            |              |
            nacha              | rejected/missing-column.csv | xx         |            | WRONG_STRUCTURE | 1    |                    |            | 94           | 139
            """)
    void carriesItsAttributes(
            String reader,
            String sample,
            String replaced,
            String by,
            FileFault reason,
            long line,
            String field,
            String value,
            String expected,
            String actual)
            throws IOException {
        String text = Files.readString(SAMPLES.resolve(sample), StandardCharsets.ISO_8859_1);
        Path file = Files.writeString(
                folder.resolve("file"),
                text.replaceFirst(Pattern.quote(replaced), text(by)),
                StandardCharsets.ISO_8859_1);

        FileRefused refused = refused(reader, file);
        Failure failure = refused.failure();

        assertThat(refused).hasMessageStartingWith(file.toString());
        assertThat(failure)
                .extracting(
                        Failure::reason,
                        Failure::file,
                        Failure::line,
                        Failure::field,
                        Failure::value,
                        Failure::expected,
                        Failure::actual)
                .as(refused.getMessage())
                .containsExactly(reason, file.toString(), line, text(field), text(value), text(expected), text(actual));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void eachFigureThatDiffersIsAFailureOfItsOwn() throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLES.resolve("layouts/fixed-width-payout.txt"));
        String text = new String(sample, StandardCharsets.ISO_8859_1);
        Path file = Files.writeString(
                folder.resolve("f.txt"),
                text.replace("0001234562244668890", "0001234572244668891"),
                StandardCharsets.ISO_8859_1);

        FileRefused refused = refused("fixed-width-payout", file);

        assertThat(refused.failures())
                .extracting(Failure::expected, Failure::actual)
                .containsExactly(tuple("1234.57", "1234.56"), tuple("2244668891", "2244668890"));
        assertThat(refused)
                .hasMessage(file + ": "
                        + refused.failures().stream().map(Failure::sentence).collect(Collectors.joining("; ")));
    }

    @Test
    void aFileThatIsNotThereIsToldWithoutTheNamesOfClasses() {
        for (String reader : List.of("camt", "mt940", "bai2", "nacha", "adyen", "paypal", "csv", "wechat-all")) {
            Path file = folder.resolve("none");

            FileRefused refused = refused(reader, file);

            assertThat(refused)
                    .as(reader)
                    .hasMessageEndingWith("there is no such file")
                    .hasMessageNotContaining("Exception");
            assertThat(refused.failure().reason()).isEqualTo(FileFault.UNREADABLE);
            assertThat(refused.failure().file()).isEqualTo(file.toString());
        }
    }

    @Test
    void whoReadsByALayoutIsToldWhatShowsMore() {
        Path file = SAMPLES.resolve("layouts/rejected/fixed-width-payout.bad-total.txt");

        assertThat(refused("fixed-width-payout", file).failure().help())
                .isEqualTo("./run.sh layout check fixed-width-payout " + file);
    }
}

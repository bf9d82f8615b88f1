package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyhouse.bankfile.bai2.Bai2Reader;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader;
import org.tallyhouse.bankfile.iso20022.Pain002Reader;
import org.tallyhouse.bankfile.mt940.Mt940Reader;
import org.tallyhouse.bankfile.nacha.NachaFile;
import org.tallyhouse.channelbill.AlipayReader;
import org.tallyhouse.channelbill.PayPalReader;
import org.tallyhouse.layout.BoundedInput;
import org.tallyhouse.layout.CsvFile;
import org.tallyhouse.layout.FileRefused;

/** A line, a field, a row or an element that does not end is refused with its line, before it fills the memory. */
class EndlessFilesTest {
    private static final String ENDLESS = "x".repeat(2 * BoundedInput.MOST_BYTES + (1 << 17));
    private static final String CAMT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
            <GrpHdr><MsgId>""";

    @TempDir
    private Path folder;

    static Stream<Arguments> endless() {
        Consumer<Path> csv = file -> new CsvFile(file, List.of("id")).inspect(row -> {});
        return Stream.of(
                Arguments.of("a field", "id,name\n1,a\n2," + ENDLESS + "\n", 3, csv),
                Arguments.of("a header", ENDLESS + "\n", 1, csv),
                Arguments.of("an unclosed quote", "id,name\n1,a\n2,\"b\n" + lines() + "\n", 3, csv),
                Arguments.of("a line of MT940", ":20:X\n:86:" + ENDLESS, 2, (Consumer<Path>)
                        file -> new Mt940Reader().read(file, null)),
                Arguments.of("a line of BAI2", "01," + ENDLESS, 1, (Consumer<Path>)
                        file -> new Bai2Reader().read(file, null)),
                Arguments.of("a line of NACHA", "101" + ENDLESS, 1, (Consumer<Path>) NachaFile::check),
                Arguments.of("a row of PayPal", "\"RH\",1\n\"FH\",\"" + ENDLESS, 2, (Consumer<Path>)
                        file -> new PayPalReader().read(file, row -> {})),
                Arguments.of("an element of a statement", CAMT + ENDLESS, 3, (Consumer<Path>)
                        file -> CamtStatementReader.statements().read(file, null)),
                Arguments.of("an attribute of a statement", CAMT + "</MsgId><X a=\"" + ENDLESS, 3, (Consumer<Path>)
                        file -> CamtStatementReader.statements().read(file, null)),
                Arguments.of(
                        "a comment of a status report",
                        CAMT.replace("camt.053.001.08", "pain.002.001.03") + "<!-- " + ENDLESS,
                        3,
                        (Consumer<Path>) file -> new Pain002Reader().read(file, null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void isRefusedWithItsLine(String what, String text, int line, Consumer<Path> reader) throws IOException {
        Path file = Files.writeString(folder.resolve("endless"), text);

        refused(file, line, reader);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"#", ""})
    void aLineInAZipToo(String begin) throws IOException {
        Path file = folder.resolve("bill.zip");
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("业务明细.csv"));
            zip.write(("#\n" + begin + ENDLESS).getBytes(StandardCharsets.UTF_8));
        }

        refused(file, 2, path -> new AlipayReader().read(path, row -> {}));
    }

    private static void refused(Path file, int line, Consumer<Path> reader) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> reader.accept(file))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("line " + line)
                        .contains("does not end within 1048576 bytes")
                        .hasSizeLessThan(1000));
    }

    private static String lines() {
        return "a line,of text\n".repeat(ENDLESS.length() / 15);
    }
}

package org.tallyhouse.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.bankfile.bai2.Bai2Reader;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader;
import org.tallyhouse.bankfile.mt940.Mt940Reader;

/** Batched entries are their details, never both; opening and entries lead to the closing balance. */
class StatementReaderTest {
    private static final Path SAMPLES = Path.of("sample-files/statements");

    @TempDir
    private Path folder;

    private static StatementReader reader(String format) {
        return switch (format) {
            case "camt053" -> CamtStatementReader.statements();
            case "camt054" -> CamtStatementReader.notifications();
            case "mt940" -> new Mt940Reader();
            default -> new Bai2Reader();
        };
    }

    private static List<String> read(String format, Path file) {
        return StatementText.read(reader(format), file);
    }

    @Test
    void camt053() {
        assertThat(read("camt053", SAMPLES.resolve("camt053.xml")))
                .containsExactly(
                        "8 open LOTUS-44 of 'LR-100-2000001' at CNY 1000.00",
                        "42 2026-02-13 2026-02-14 CNY 91200.10 CARDNET-DEPOSIT 'Batch 12'",
                        "63 2026-02-13 2026-02-13 CNY -150.00 P-20260213-M001 ''",
                        "67 2026-02-13 2026-02-13 CNY -50.00 P-20260213-M002 ''",
                        "73 2026-02-13 2026-02-13 CNY -5.25 LRB0003 'Charge'",
                        "88 close at CNY 91994.85");
    }

    /** It states no balances: the entries are what it says. */
    @Test
    void camt054() {
        assertThat(read("camt054", SAMPLES.resolve("camt054.xml")))
                .containsExactly(
                        "8 open LOTUS-44 of 'LR-100-2000001' at CNY 0.00",
                        "30 2026-02-13 2026-02-14 CNY 91200.10 CARDNET-DEPOSIT 'Batch 12'",
                        "51 2026-02-13 2026-02-13 CNY -150.00 P-20260213-M001 ''",
                        "55 2026-02-13 2026-02-13 CNY -50.00 P-20260213-M002 ''",
                        "61 2026-02-13 2026-02-13 CNY -5.25 LRB0003 'Charge'",
                        "76 close at CNY 90994.85");
    }

    /** The second statement of the file does not foot: it alone is set aside. */
    @Test
    void mt940() {
        assertThat(read("mt940", SAMPLES.resolve("mt940.sta")))
                .containsExactly(
                        "4 open STATEMENT0213 44/1 of '100200300/LR1002000001CNY' at CNY 1000.00",
                        "5 2026-02-13 2026-02-14 CNY 91200.10 CARDNET-DEPOSIT 'EREF+CARDNET-DEPOSIT SVWZ+Batch 12"
                                + " of 4111111111111111 CARD NETWORK'",
                        "7 2026-02-13 2026-02-13 CNY -200.00 P-20260213-M001 'Transfer'",
                        "9 2026-02-13 2026-02-13 CNY -5.25 LRB0003 'Charge taken back /EREF/NOTPROVIDED'",
                        "11 close at CNY 91994.85",
                        "set aside: line 17: statement STATEMENT0214 45/1 states a closing balance of CNY 91900.00,"
                                + " but opening and entries come to CNY 91993.85");
    }

    @Test
    void bai2() {
        assertThat(read("bai2", SAMPLES.resolve("bai2.bai")))
                .containsExactly(
                        "3 open LR-100-2000001 of 2026-02-13 of 'LR-100-2000001' at CNY 1000.00",
                        "5 2026-02-13 2026-02-14 CNY 91200.10 CARDNET-DEPOSIT 'Batch 12, card network'",
                        "6 2026-02-13 2026-02-13 CNY -200.00 P-20260213-M001 'Transfer to a merchant, urgent'",
                        "8 2026-02-13 2026-02-13 CNY -5.25 LRB0003 'Charge'",
                        "9 close at CNY 91994.85");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', useHeadersInDisplayName = true, textBlock = """
            format  | file        | replaced | by | told
            camt053 | camt053.xml | 91994.85 | 91994.86 | states a closing balance of CNY 91994.86, but opening and entries come to CNY 91994.85
            camt053 | camt053.xml | <Amt Ccy="CNY">5.25 | <Amt Ccy="USD">5.25 | has an entry in USD
            camt053 | camt053.xml | </Document> | | is no XML
            camt053 | camt053.xml | <Document | <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Document | refused
            mt940   | mt940.sta   | 91994,85 | 91994,86 | states a closing balance of CNY 91994.86, but opening and entries come to CNY 91994.85
            bai2    | bai2.bai    | 9120010  | 9120011 | states a total of
            """)
    void aDefectIsToldWithBothFigures(String format, String file, String replaced, String by, String told)
            throws IOException {
        String text = Files.readString(SAMPLES.resolve(file));
        assertThat(text).contains(replaced);
        Path changed = Files.writeString(folder.resolve(file), text.replace(replaced, by == null ? "" : by));

        assertThat(String.join("\n", read(format, changed))).contains(told).doesNotContain("root:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', useHeadersInDisplayName = true, textBlock = """
            format  | file | lines | last
            camt053 | iso20022/camt053/dvbern_v00104_Business_Sample_camt.053.001.04.xml | 5 | 164 close at SEK 435678.50
            camt053 | iso20022/camt053/genkgo_camt053.v2.multi.statement.xml | 6 | 190 close at EUR 20.00
            camt053 | iso20022/camt053/iso20022js_nordea_example_camt.xml | 8 | 322 close at EUR 8800.50
            camt053 | iso20022/camt053/genkgo_camt053.v2.wrong.xml | 1 | refused: FILE holds no statement
            camt053 | iso20022/camt053/genkgo_camt053.v8.xml | 1 | refused: FILE: line 30: statement 253EURNL26VAYB8060476890 states a closing balance of SEK -27.00, but opening and entries come to EUR 27.00
            camt054 | iso20022/camt054/dvbern_camt054.v00108_camt.054_P_CH2909000000250094239_1111111112_0_2022031011011199_v2019.xml | 3 | 124 close at CHF 522.10
            camt054 | iso20022/camt054/genkgo_camt054.v8.xml | 1 | refused: FILE line 88: Btch UXC06170000006PI00001 states a count of 2, but holds 3; the sums are 6.3 and 9.5
            mt940   | mt940/ASNB__mt940.txt | 70 | 279 close at EUR 501.23
            mt940   | mt940/cmxl__mt940.sta | 22 | 73 close at PLN 50040.00
            mt940   | mt940/betterplace__amount_formats.sta | 1 | refused: FILE line 1: :60F: stands before :20:, which begins a statement
            mt940   | mt940/betterplace__sepa_snippet_broken.sta | 1 | refused: FILE: line 4: statement T089414086000001 00004/00001 states a closing balance of EUR 1125250.40, but opening and entries come to EUR 817646.54
            """)
    void realStatementsFootOrAreRefused(String format, String file, int lines, String last) {
        List<String> told = read(format, SharedData.of(file));

        assertThat(told).hasSize(lines);
        assertThat(told.get(lines - 1)).isEqualTo(last);
    }

    @Test
    void aRealFileHolds31Statements() {
        assertThat(read("mt940", SharedData.of("mt940/ASNB__mt940.txt")))
                .filteredOn(line -> line.contains(" open "))
                .hasSize(31);
    }
}

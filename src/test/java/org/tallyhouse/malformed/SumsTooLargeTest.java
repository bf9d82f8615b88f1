package org.tallyhouse.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each amount may be read, and what they come to is more than a figure of ours: no sum ever turns negative. */
class SumsTooLargeTest {
    /** Of the largest amount of one row. */
    private static final int ROWS = 9_300;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            statement | OPENING | ENTRY,2026-02-13,2026-02-13,X,CNY,9999999999999.99,x
            bill | CA20260213007919 | X,2026-02-13,PAYMENT,USD,9999999999999.99,0.00,SUCCESS,X,B7
            mt940 | :60F:C260212 | :61:260213C9999999999999,99NTRFX
            bai2 | 88,100 | 16,195,999999999999999,Z,1,1,x/
            delimited-statement | O\\1742026 | E\\17420260213\\17420260213\\174贷\\1749,999,999,999,999.99\\174x\\174x
            paypal | 7AA00000000000001 | "SB","1","","","","T0006",2026/02/13 09:00:00 -0800,2026/02/13 09:00:01 -0800,"CR",999999999999999,"USD","",,"","",""
            alipay | 2026021322000000000000000002 | 1,1,交易,茶,2026-02-13 09:00:00,2026-02-13 09:00:00,,,,,,1.00,9999999999999.99,0,0,0,0,0,,0,0,,0,0,
            camt053 | </TxsSummry> | <Ntry><Amt Ccy="CNY">9999999999999.99</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2026-02-13</Dt></ValDt></Ntry>
            """)
    void areRefused(String name, String before, String row) throws Exception {
        SuiteReader reader = SuiteReaders.named(name);
        String good = new String(reader.good(), reader.charset());
        int at = good.indexOf('\n', good.indexOf(before.translateEscapes())) + 1;
        String rows = (row.translateEscapes() + "\n").repeat(ROWS);

        Outcome outcome = Outcome.of(
                reader, (good.substring(0, at) + rows + good.substring(at)).getBytes(reader.charset()), folder);

        assertThat(outcome.first())
                .startsWith("refused ")
                .endsWith("its amounts come to more than 9223372036854775807 in minor units");
    }
}

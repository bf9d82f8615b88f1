package org.tallyhouse.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StatementReaderTest {
    private static final Path SAMPLES = Path.of("sample-files/statements");

    @Test
    void dump() {
        for (String f : new String[] {"camt053.xml", "camt054.xml", "mt940.sta", "bai2.bai"}) {
            StatementReader reader = switch (f) {
                case "camt053.xml" -> CamtStatementReader.statements();
                case "camt054.xml" -> CamtStatementReader.notifications();
                case "mt940.sta" -> new Mt940Reader();
                default -> new Bai2Reader();
            };
            System.out.println("== " + f);
            StatementText.read(reader, SAMPLES.resolve(f)).forEach(System.out::println);
        }
        for (String f : new String[] {
            "iso20022/camt053/dvbern_v00104_Business_Sample_camt.053.001.04.xml",
            "iso20022/camt053/genkgo_camt053.v2.multi.statement.xml",
            "iso20022/camt053/genkgo_camt053.v2.wrong.xml",
            "iso20022/camt053/genkgo_camt053.v8.xml",
            "iso20022/camt053/iso20022js_nordea_example_camt.xml"
        }) {
            System.out.println("== " + f);
            StatementText.read(CamtStatementReader.statements(), SharedData.of(f))
                    .forEach(System.out::println);
        }
        for (String f : new String[] {
            "iso20022/camt054/dvbern_camt054.v00108_camt.054_P_CH2909000000250094239_1111111112_0_2022031011011199_v2019.xml",
            "iso20022/camt054/genkgo_camt054.v8.xml"
        }) {
            System.out.println("== " + f);
            StatementText.read(CamtStatementReader.notifications(), SharedData.of(f))
                    .forEach(System.out::println);
        }
        for (String f : new String[] {
            "mt940/ASNB__mt940.txt",
            "mt940/betterplace__amount_formats.sta",
            "mt940/betterplace__sepa_snippet_broken.sta",
            "mt940/cmxl__mt940.sta"
        }) {
            System.out.println("== " + f);
            StatementText.read(new Mt940Reader(), SharedData.of(f)).forEach(System.out::println);
        }
        assertThat(1).isEqualTo(1);
    }
}

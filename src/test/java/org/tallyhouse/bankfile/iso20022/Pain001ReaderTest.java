package org.tallyhouse.bankfile.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.layout.FileRefused;

class Pain001ReaderTest {
    private final Pain001Reader reader = new Pain001Reader();

    @Test
    void readsTheGoodSamples() {
        List<Pain001Reader.Transaction> read = new ArrayList<>();
        Pain001Reader.Summary summary =
                reader.read(SharedData.of("iso20022/pain001/dvbern_v00109ch03_pain001TestReference.xml"), read::add);
        assertThat(summary.messageId()).isEqualTo("Test-ID");
        assertThat(summary.transactions()).isEqualTo(4);
        assertThat(summary.sum()).isEqualByComparingTo("4010");
        assertThat(read).extracting(Pain001Reader.Transaction::instructionId).containsExactly("1", "2", "3", "4");

        assertThat(reader.read(
                                SharedData.of("iso20022/pain001/iso20022js_example_sepa_pain_001_v3.xml"),
                                transaction -> {})
                        .transactions())
                .isEqualTo(1);
    }

    @Test
    void refusesTheSampleThatHoldsTwiceWhatItStates() {
        var file = SharedData.of("iso20022/pain001/iso20022js_example_sepa_pain_001_v3_multiple_pmtinf.xml");
        assertThatThrownBy(() -> reader.read(file, transaction -> {}))
                .isInstanceOf(FileRefused.class)
                .hasMessageEndingWith(
                        "multiple_pmtinf.xml line 4: GrpHdr states a count of 1, but holds 2; the sums are 10.00 and 20.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        pain001-payment-sum.xml       | line 4: PmtInf B-1 states a sum of 10.01, but holds 10.00
        pain001-cut-off.xml           | is no XML
        pain001-two-messages.xml      | is no XML
        pain001-no-count.xml          | line 3: GrpHdr states no NbOfTxs
        pain001-amount-no-number.xml  | line 5: amount '1O.00' is no amount
        pain001-other-version.xml     | it is 'pain.001.001.99', not one of [pain.001.001.03,
        entities-that-grow.xml        | it has a document type declaration
        entity-of-another-file.xml    | it has a document type declaration
        no-xml.xml                    | is no XML
        no-such-file.xml              | cannot be read
        """)
    void refusesWithThePlace(String name, String reason) {
        assertThatThrownBy(() -> reader.read(SharedData.own(name), transaction -> {}))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining(name)
                .hasMessageContaining(reason);
    }
}

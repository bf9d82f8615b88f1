package org.tallyhouse.bankfile.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.bankfile.KeptResults;
import org.tallyhouse.bankfile.PayoutResult;
import org.tallyhouse.bankfile.PayoutResult.Scope;
import org.tallyhouse.bankfile.PayoutResult.Status;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.layout.FileRefused;

class Camt054ReaderTest {
    private final Camt054Reader reader = new Camt054Reader();

    @Test
    void theSampleOfMoneyThatComesInHoldsNoPayout() {
        KeptResults read = KeptResults.of(
                reader,
                SharedData.of(
                        "iso20022/camt054/dvbern_camt054.v00108_camt.054_P_CH2909000000250094239_1111111112_0_2022031011011199_v2019.xml"));
        assertThat(read.results).isEmpty();
        assertThat(read.faults).isEmpty();
        assertThat(read.notOurs).hasSize(1);
    }

    @Test
    void theSampleWithOneDetailTwiceIsRefused() {
        var file = SharedData.of("iso20022/camt054/genkgo_camt054.v8.xml");
        assertThatThrownBy(() -> reader.read(file, new KeptResults()))
                .isInstanceOf(FileRefused.class)
                .hasMessageEndingWith(
                        "Btch UXC06170000006PI00001 states a count of 2, but holds 3; the sums are 6.3 and 9.5");
    }

    @ParameterizedTest
    @CsvSource({"camt054-answers-v02.xml", "camt054-answers-v08.xml"})
    void readsEveryKindOfAnswer(String name) {
        KeptResults read = KeptResults.of(reader, SharedData.own(name));
        assertThat(read.results)
                .extracting(
                        PayoutResult::scope,
                        PayoutResult::id,
                        PayoutResult::reference,
                        PayoutResult::status,
                        PayoutResult::amountMinor,
                        PayoutResult::reasonCode,
                        PayoutResult::reason)
                .containsExactly(
                        tuple(Scope.INSTRUCTION, "P-1", "E-1", Status.PAID, 1_000L, "", ""),
                        tuple(Scope.INSTRUCTION, "E-2", "E-2", Status.PAID, 2_000L, "", ""),
                        tuple(Scope.INSTRUCTION, "P-3", "", Status.RETURNED, 500L, "AC04", "CLOSED IN MAY"),
                        tuple(Scope.INSTRUCTION, "P-4", "", Status.RETURNED, 600L, "", ""),
                        tuple(Scope.INSTRUCTION, "P-5", "", Status.PENDING, 700L, "", ""),
                        tuple(Scope.BATCH, "B-6", "", Status.PAID, 9_000L, "", ""));
        assertThat(read.notOurs).hasSize(3);
        assertThat(read.faults)
                .extracting(ResultFault::field, ResultFault::value)
                .isEqualTo(List.of(tuple("EndToEndId", ""), tuple("CdtDbtInd", "CRDT")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        camt054-batch-count.xml   | line 6: Btch B-1 states a count of 3, but holds 2
        camt054-batch-sum.xml     | line 6: Btch B-1 states a sum of 30.01, but holds 30.00
        camt054-entry-count.xml   | line 3: TxsSummry states a count of 2, but holds 1
        camt054-entry-sum.xml     | line 3: TxsSummry states a sum of 31.00, but holds 30.00
        entities-that-grow.xml    | it has a document type declaration; a bank's message has none
        """)
    void refusesTheWholeFileBeforeAnythingIsHandedOver(String name, String reason) {
        KeptResults read = new KeptResults();
        assertThatThrownBy(() -> reader.read(SharedData.own(name), read))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining(name)
                .hasMessageEndingWith(reason);
        assertThat(read.results).isEmpty();
    }
}

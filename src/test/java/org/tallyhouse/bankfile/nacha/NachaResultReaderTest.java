package org.tallyhouse.bankfile.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.bankfile.KeptResults;
import org.tallyhouse.bankfile.PayoutResult;
import org.tallyhouse.bankfile.PayoutResult.Scope;
import org.tallyhouse.bankfile.PayoutResult.Status;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.layout.FileRefused;

class NachaResultReaderTest {
    private final NachaResultReader reader = new NachaResultReader();

    @Test
    void readsTheSampleOfReturns() {
        KeptResults read = KeptResults.of(reader, SharedData.of("nacha/return-WEB.ach"));
        assertThat(read.results)
                .containsExactly(new PayoutResult(
                        Scope.INSTRUCTION,
                        "NmRjZTJmMzItMGN",
                        "091400600000003",
                        Status.RETURNED,
                        4565L,
                        "USD",
                        "R03",
                        "",
                        "line 8"));
        assertThat(read.faults)
                .containsExactly(
                        new ResultFault("line 3", "transaction code", "26", "returns a debit; payouts are credits"));
    }

    @Test
    void readsTheSampleOfANotificationOfChange() {
        KeptResults read = KeptResults.of(reader, SharedData.of("nacha/cor-example.ach"));
        assertThat(read.results)
                .containsExactly(new PayoutResult(
                        Scope.INSTRUCTION,
                        "location #23",
                        "121042880000001",
                        Status.CHANGE_NOTIFIED,
                        null,
                        null,
                        "C01",
                        "1918171614",
                        "line 4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ex_ppd-credit.ach", "ex_web-credit.ach"})
    void readsTheGoodSamplesOfCredits(String name) {
        List<NachaEntry> entries = new ArrayList<>();
        NachaFile.read(SharedData.of("nacha/" + name), entries::add);
        assertThat(entries).hasSize(1);
        assertThat(KeptResults.of(reader, SharedData.of("nacha/" + name)).notOurs)
                .containsExactly("line 3");
    }

    @Test
    void refusesTheSampleWithWrongControlTotals() {
        Path file = SharedData.of("nacha/20110805A.ach");
        assertThatThrownBy(() -> reader.read(file, new KeptResults()))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("20110805A.ach line 93: file batch count states 5, but the records make 4");
    }

    @Test
    void readsEveryKindOfAnswer() {
        KeptResults read = KeptResults.of(reader, SharedData.own("nacha-answers.ach"));
        assertThat(read.results)
                .extracting(PayoutResult::id, PayoutResult::reference, PayoutResult::status, PayoutResult::reasonCode)
                .containsExactly(
                        tuple("P-1", "121042880100001", Status.RETURNED, "R02"),
                        tuple("P-2", "121042880100002", Status.PENDING, "R61"),
                        tuple("P-3", "121042880100003", Status.CHANGE_NOTIFIED, "C02"));
        assertThat(read.results.get(0).amountMinor()).isEqualTo(12_345);
        assertThat(read.faults)
                .containsExactly(new ResultFault("line 10", "return code", "R99", "is no code of a return"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        nacha-batch-count.ach       | line 11: batch 0000001 entry and addenda count states 9, but the records make 8
        nacha-entry-hash.ach        | line 11: batch 0000001 entry hash states 92552041, but the records make 92552040
        nacha-credit-total.ach      | line 11: batch 0000001 credit total states 12346, but the records make 12345
        nacha-batch-number.ach      | line 11: batch number '0000002' is not that of its header, '0000001'
        nacha-file-total.ach        | line 12: file credit total states 12344, but the records make 12345
        nacha-block-count.ach       | line 12: file block count states 3, but 20 lines make 2
        nacha-check-digit.ach       | line 3: routing number '231380105' has a wrong check digit
        nacha-no-addenda.ach        | line 3: its addenda are missing
        nacha-short-line.ach        | line 5: the record has 93 characters, not 94
        nacha-no-file-control.ach   | line 11: the file ends without a file control
        nacha-behind-control.ach    | line 13: only padding follows the file control
        nacha-amount.ach            | line 3: amount '00000I2345' is not all digits
        nacha-no-batch-control.ach  | line 11: the last batch has no control
        no-xml.xml                  | line 1: the record has 27 characters, not 94
        """)
    void refusesWithBothFiguresAndTheLine(String name, String reason) {
        KeptResults read = new KeptResults();
        assertThatThrownBy(() -> reader.read(SharedData.own(name), read))
                .isInstanceOf(FileRefused.class)
                .hasMessageEndingWith(name + " " + reason);
        assertThat(read.results).isEmpty();
    }
}

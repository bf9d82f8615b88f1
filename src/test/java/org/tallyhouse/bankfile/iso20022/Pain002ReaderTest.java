package org.tallyhouse.bankfile.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.bankfile.KeptResults;
import org.tallyhouse.bankfile.PayoutResult;
import org.tallyhouse.bankfile.PayoutResult.Scope;
import org.tallyhouse.bankfile.PayoutResult.Status;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.layout.FileRefused;

class Pain002ReaderTest {
    private static final String SAMPLES = "iso20022/pain002/iso20022js_";
    private final Pain002Reader reader = new Pain002Reader();

    @TempDir
    Path folder;

    @Test
    void readsTheSampleOfAnAcceptedFile() {
        KeptResults read =
                KeptResults.of(reader, SharedData.of(SAMPLES + "goldman_sachs_pain_002_v3_group_accepted.xml"));
        assertThat(read.faults).isEmpty();
        assertThat(read.results)
                .containsExactly(new PayoutResult(
                        Scope.FILE,
                        "CLIENT NAME_2023-09-06:04",
                        "",
                        Status.ACCEPTED,
                        null,
                        null,
                        "",
                        "File accepted post technical and profile validations Original File Name: 26951.json",
                        "line 11"));
    }

    @Test
    void readsTheSampleOfRejectedTransactions() {
        KeptResults read = KeptResults.of(reader, SharedData.of(SAMPLES + "nordea_pain_002_v3_txn_reject.xml"));
        assertThat(read.faults).isEmpty();
        assertThat(read.results)
                .extracting(PayoutResult::scope, PayoutResult::id, PayoutResult::status, PayoutResult::reasonCode)
                .containsExactly(
                        tuple(Scope.BATCH, "PMTINFID-950-TEST2-2807-01", Status.RETURNED, ""),
                        tuple(Scope.INSTRUCTION, "INSTRID-950-TEST2-2807-02", Status.RETURNED, "NARR"),
                        tuple(Scope.INSTRUCTION, "INSTRID-950-TEST2-2807-01", Status.RETURNED, "NARR"));
    }

    @Test
    void aPartlyAcceptedFileIsToldByItsTransactions() {
        KeptResults read = KeptResults.of(reader, SharedData.own("pain002-partly.xml"));
        assertThat(read.results)
                .extracting(
                        PayoutResult::id,
                        PayoutResult::reference,
                        PayoutResult::status,
                        PayoutResult::amountMinor,
                        PayoutResult::reasonCode,
                        PayoutResult::place)
                .containsExactly(
                        tuple("P-1", "E-1", Status.PAID, 1_230L, "", "line 6"),
                        tuple("E-2", "E-2", Status.RETURNED, null, "AC04", "line 8"),
                        tuple("P-3", "", Status.RETURNED, null, "BANK-7", "line 9"));
        assertThat(read.faults)
                .containsExactly(
                        new ResultFault("line 10", "TxSts", "PART", "is no status code that is known here"),
                        new ResultFault("line 11", "TxSts", "RJCT", "is the status of something that is not named"),
                        new ResultFault("line 12", "currency", "EUX", "is unknown"),
                        new ResultFault("line 13", "amount", "1.005", "has more than the 2 decimal digits of EUR"));
    }

    @ParameterizedTest
    @CsvSource({
        "03,ACTC,ACCEPTED", "03,ACCP,ACCEPTED", "03,ACSP,ACCEPTED", "10,ACWC,ACCEPTED", "10,ACFC,ACCEPTED",
        "10,ACWP,ACCEPTED", "10,RCVD,PENDING", "10,PDNG,PENDING", "12,ACSC,PAID", "12,ACCC,PAID",
        "12,RJCT,RETURNED", "12,CANC,RETURNED"
    })
    void everyStatusHasItsMeaning(String version, String code, Status status) throws IOException {
        Path file = Files.writeString(
                folder.resolve("report.xml"),
                report(
                        version,
                        "<TxInfAndSts><OrgnlInstrId>P-1</OrgnlInstrId><TxSts>" + code + "</TxSts></TxInfAndSts>"));
        assertThat(KeptResults.of(reader, file).results)
                .extracting(PayoutResult::scope, PayoutResult::id, PayoutResult::status)
                .containsExactly(tuple(Scope.INSTRUCTION, "P-1", status));
    }

    private static String report(String version, String transactions) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001." + version + "\"><CstmrPmtStsRpt>"
                + "<OrgnlGrpInfAndSts><OrgnlMsgId>F-1</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>"
                + "<OrgnlPmtInfId>B-1</OrgnlPmtInfId>" + transactions
                + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
    }

    @Test
    void everyOneOfManyTransactionsIsHandedOverOnce() throws IOException {
        String transactions = IntStream.rangeClosed(1, 20_000)
                .mapToObj(i -> "<TxInfAndSts><OrgnlInstrId>P-%d</OrgnlInstrId><TxSts>ACSC</TxSts></TxInfAndSts>\n"
                        .formatted(i))
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("report.xml"), report("10", transactions));
        assertThat(KeptResults.of(reader, file).results)
                .extracting(PayoutResult::id)
                .doesNotHaveDuplicates()
                .hasSize(20_000);
    }

    @Test
    void aPartThatIsNestedWithoutEndIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("deep.xml"),
                report("10", "<TxInfAndSts>" + "<X>".repeat(50_000) + "</X>".repeat(50_000) + "</TxInfAndSts>"));
        assertThatThrownBy(() -> reader.read(file, new KeptResults()))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("one part of the message has more than");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        pain002-no-original-file.xml  | no OrgnlMsgId tells which file the report is about
        pain002-cut-off.xml           | is no XML
        pain001-payment-sum.xml       | it is 'pain.001.001.03', not one of [pain.002.001.03, pain.002.001.10
        entities-that-grow.xml        | it has a document type declaration; a bank's message has none
        entity-of-another-file.xml    | it has a document type declaration; a bank's message has none
        """)
    void refusesTheWholeFileBeforeAnythingIsHandedOver(String name, String reason) {
        KeptResults read = new KeptResults();
        assertThatThrownBy(() -> reader.read(SharedData.own(name), read))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining(name + " line ")
                .hasMessageContaining(reason);
        assertThat(read.results).isEmpty();
    }
}

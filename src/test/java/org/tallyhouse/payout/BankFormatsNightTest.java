package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.bankfile.iso20022.Pain001Reader;
import org.tallyhouse.bankfile.nacha.NachaFile;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.declared.line.LayoutReader;
import org.tallyhouse.layout.declared.load.LayoutFolder;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Friday's payouts in the formats of banks, and what the banks answer in theirs. */
@Tag("database")
class BankFormatsNightTest {
    private static final String TERMS =
            "bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,"
                    + "format,results,layout,results_layout,bank_code,originator_id\n";
    private static final String M002 = "P-20260213-M002-CNY";
    private static final String M006 = "P-20260213-M006-CNY";
    private static final String M008 = "P-20260213-M008-CNY";

    @TempDir
    private Path home;

    @Test
    void pain001GoesOutAndAStatusReportEndsWhatItNamesAndTheRestOfItsFile() throws IOException {
        try (Books books = night("lotus,CNY,,,,,,PAIN_001_001_09,PAIN_002,,,LOTSCNBJ,\n")) {
            Path file = books.out(Books.FRIDAY).resolve("payout/lotus/lotus-20260213-001.xml");
            List<String> transactions = new ArrayList<>();
            Pain001Reader.Summary summary = new Pain001Reader().read(file, each -> transactions.add(each.toString()));
            assertThat(summary.transactions()).isEqualTo(3);
            assertThat(summary.sum()).isEqualByComparingTo("845777.68");
            assertThat(transactions).hasSize(3).anyMatch(text -> text.contains("玉茶轩"));

            Funds funds = new Funds(books);
            Path report = Files.writeString(home.resolve("report.xml"), """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                    <GrpHdr><MsgId>R-1</MsgId></GrpHdr>
                    <OrgnlGrpInfAndSts><OrgnlMsgId>lotus-20260213-001</OrgnlMsgId><GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts>
                    <OrgnlPmtInfAndSts><OrgnlPmtInfId>lotus-20260213-001</OrgnlPmtInfId>
                    <TxInfAndSts><OrgnlInstrId>%s</OrgnlInstrId><TxSts>RJCT</TxSts>
                    <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>
                    <TxInfAndSts><OrgnlInstrId>P-UNKNOWN</OrgnlInstrId><TxSts>ACSC</TxSts></TxInfAndSts>
                    </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
                    """.formatted(M008));
            Path all = Files.writeString(
                    home.resolve("all.xml"),
                    Files.readString(report)
                            .replace("lotus-20260213-001", "%")
                            .replaceAll("<TxInfAndSts>[\\s\\S]*</TxInfAndSts>", ""));
            assertThat(books.take(ImportKind.RESULTS, "lotus", all, Books.SATURDAY))
                    .as("a name is no pattern")
                    .extracting("accepted")
                    .isEqualTo(0L);

            FileImport.Result result = books.take(ImportKind.RESULTS, "lotus", report, Books.SATURDAY);
            assertThat(result).extracting("accepted", "rejected").containsExactly(3L, 1L);
            assertThat(states(books)).containsExactly(M002 + " PAID", M006 + " PAID", M008 + " RETURNED");
            assertThat(funds.held("M008.CNY.BALANCE")).isZero();
            assertThat(books.number("SELECT COUNT(*) FROM hold WHERE captured_minor = amount_minor"))
                    .isEqualTo(2);
            assertThat(books.jdbc()
                            .queryForObject(
                                    "SELECT reason FROM payout_result WHERE instruction_id = ?", String.class, M008))
                    .startsWith("AC04");
        }
    }

    @Test
    void nachaGoesOutUnderShortIds() throws IOException {
        try (Books books = night("harbour,USD,,,,,,NACHA_CCD,NACHA,,,021000021,1234567890\n")) {
            Path file = books.out(Books.FRIDAY).resolve("payout/harbour/harbour-20260213-001.ach");
            assertThat(NachaFile.check(file).creditCents()).isEqualTo(241208);
            assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE bank_id = 'harbour'"
                            + " AND bank_reference LIKE 'T%' AND LENGTH(bank_reference) = 15"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aDamagedFileIsRefusedAndNothingOfItIsTaken() throws IOException {
        try (Books books = night("lotus,CNY,,,,,,PAIN_001_001_09,PAIN_002,,,LOTSCNBJ,\n")) {
            Path broken = Files.writeString(home.resolve("broken.xml"), "<Document xmlns=\"urn:x\">");
            assertThatExceptionOfType(FileRefused.class)
                    .isThrownBy(() -> books.take(ImportKind.RESULTS, "lotus", broken, Books.SATURDAY))
                    .withMessageContaining("broken.xml");
            assertThat(states(books)).containsExactly(M002 + " FILED", M006 + " FILED", M008 + " FILED");
        }
    }

    @Test
    void whatAFormatCannotCarryIsListedAndNotHeld() throws IOException {
        try (Books books = night("harbour,USD,,,,,,NACHA_CCD,NACHA,,,021000021,1234567890\n", "021000029")) {
            assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("payout/not-paid-2026-02-13.csv")))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("reason", "BAD_BANK_DETAILS")
                            .hasEntrySatisfying(
                                    "detail", detail -> assertThat(detail).contains("021000029")));
            assertThat(new Funds(books).held("M010.USD.BALANCE")).isZero();
        }
    }

    @Test
    void aDeclaredLayoutGoesOutAndItsAnswerComesBack() throws IOException {
        try (Books books = night("lotus,CNY,,,,,,LAYOUT,LAYOUT,fixed-width-payout,fixed-width-result,,\n")) {
            Path file = books.out(Books.FRIDAY).resolve("payout/lotus/lotus-20260213-001.txt");
            LayoutFolder layouts = LayoutFolder.load(home.resolve("jobs/layouts"));
            List<String> ids = new ArrayList<>();
            try (var lines = new LayoutReader(layouts.find("fixed-width-payout"), null).open(file)) {
                lines.forEachRemaining(line -> ids.add(line.record()));
            }
            assertThat(ids).containsExactly("header", "detail", "detail", "detail", "trailer");

            String detail = "D%06d%-32s%015d%-2s%-64s\r\n";
            Path answer = Files.write(
                    home.resolve("answer.txt"),
                    ("H20260214000001CNY" + " ".repeat(102) + "\r\n"
                                    + detail.formatted(1, M002, 614354, "00", "")
                                    + detail.formatted(2, M008, 151820, "99", "no such account")
                                    + "T%08d%015d".formatted(2, 614354 + 151820) + " ".repeat(96) + "\r\n")
                            .getBytes(Charset.forName("GBK")));
            assertThat(books.take(ImportKind.RESULTS, "lotus", answer, Books.SATURDAY))
                    .extracting("accepted", "rejected")
                    .containsExactly(2L, 0L);
            assertThat(states(books)).containsExactly(M002 + " PAID", M006 + " FILED", M008 + " RETURNED");
        }
    }

    @Test
    void aFileIsPutWhereItsBankFetchesItAndItsPayoutsAreSent() throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(
                home.resolve("jobs/drops.yml"),
                "banks:\n  lotus:\n    kind: folder\n    folder: %s\n".formatted(inbox));
        try (Books books = night("")) {
            assertThat(inbox.resolve("lotus-20260213-001.csv"))
                    .hasSameBinaryContentAs(books.out(Books.FRIDAY).resolve("payout/lotus/lotus-20260213-001.csv"));
            assertThat(inbox.resolve("lotus-20260213-001.csv.ok")).exists();
            assertThat(states(books)).containsExactly(M002 + " SENT", M006 + " SENT", M008 + " SENT");
        }
    }

    private Books night(String terms) throws IOException {
        return night(terms, "021000021");
    }

    private Books night(String terms, String routing) throws IOException {
        Path layouts = Files.createDirectories(home.resolve("jobs/layouts"));
        for (String name : List.of("fixed-width-payout.yml", "fixed-width-result.yml")) {
            Files.copy(Path.of("jobs/layouts").resolve(name), layouts.resolve(name));
        }
        String accounts = Files.readString(Books.SAMPLES.resolve("setup/merchant-bank-accounts.csv"))
                .replaceAll("(?m)^(merchant_id,.*)$", "$1,bank_code")
                .replaceAll("99(\\d\\d)-", "99$1")
                .replaceAll("(?m)^(M0.*)$", "$1,")
                .replaceAll("(?m)^(M010,.*)$", "$1" + routing);
        Books books = Books.empty(home);
        books.setUp(SampleSetUp.right()
                .with("payout-terms.csv", TERMS + terms)
                .with("merchant-bank-accounts.csv", accounts)
                .writeTo(home.resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        RunResult night = books.night(Books.FRIDAY);
        assertThat(night.outcome()).as("%s", night).isEqualTo(Outcome.DONE);
        return books;
    }

    private static List<String> states(Books books) {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', instruction_id, status) FROM payout_instruction"
                                + " WHERE bank_id = 'lotus' ORDER BY 1",
                        String.class);
    }
}

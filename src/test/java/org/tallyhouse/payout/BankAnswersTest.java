package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.bankfile.nacha.NachaFile;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.RunResult.Outcome;

/** What banks answer in their own formats to the files of Friday's night, from the file on to the money. */
@Tag("database")
class BankAnswersTest {
    private static final String M002 = "P-20260213-M002-CNY";
    private static final String M006 = "P-20260213-M006-CNY";
    private static final String M008 = "P-20260213-M008-CNY";
    private static final String M010 = "P-20260213-M010-USD";

    /** Friday's nights by the terms of the banks. */
    private static final Map<String, Beginning> FRIDAYS = new ConcurrentHashMap<>();

    @TempDir
    private Path home;

    private Books books;
    private Funds funds;

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aNachaReturnGivesTheMoneyBackOnceAndANoticeOfChangeMovesNone() throws IOException {
        night("harbour,USD,,,,,,NACHA_CCD,NACHA,,,021000021,1234567890\n");
        Path written = books.out(Books.FRIDAY).resolve("payout/harbour/harbour-20260213-001.ach");
        assertThat(NachaFile.check(written).creditCents()).isEqualTo(241208);
        long balance = funds.posted("M010.USD.BALANCE");

        FileImport.Result noticed = take("harbour", answer(written, "COR", "798C01", "9910-0002", 0));
        assertThat(noticed).extracting("accepted", "rejected").containsExactly(0L, 1L);
        assertThat(reject()).contains("line 4", M010, "other account data: C01 9910-0002");
        assertThat(funds.held("M010.USD.BALANCE")).isEqualTo(241208);

        Path returned = answer(written, "CCD", "799R01", "INSUFFICIENT FUNDS", 241208);
        assertThat(take("harbour", returned)).extracting("accepted", "rejected").containsExactly(1L, 0L);
        assertThat(states("harbour")).containsExactly(M010 + " RETURNED");
        assertThat(funds.held("M010.USD.BALANCE")).isZero();
        assertThat(funds.posted("M010.USD.BALANCE")).isEqualTo(balance);
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> take("harbour", returned))
                .withMessageContaining("imported already");
        assertThat(take("harbour", answer(written, "CCD", "799R01", "THE SAME AGAIN", 241208)))
                .extracting("accepted", "ignored", "rejected")
                .containsExactly(0L, 1L, 0L);
        assertThat(funds.posted("M010.USD.BALANCE")).isEqualTo(balance);
        assertThat(books.number("SELECT COUNT(*) FROM hold WHERE hold_id = ? AND released_minor = amount_minor", M010))
                .isEqualTo(1);
    }

    @Test
    void aNachaReturnOfAnotherAmountIsSetAside() throws IOException {
        night("harbour,USD,,,,,,NACHA_CCD,NACHA,,,021000021,1234567890\n");
        Path written = books.out(Books.FRIDAY).resolve("payout/harbour/harbour-20260213-001.ach");
        assertThat(take("harbour", answer(written, "CCD", "799R01", "", 241207)))
                .extracting("accepted", "rejected")
                .containsExactly(0L, 1L);
        assertThat(reject()).contains("AMOUNT_DIFFERS", "line 4: the instruction is over another amount");
        assertThat(states("harbour")).containsExactly(M010 + " FILED");
    }

    /** The whole file, its one batch, and each payout: the narrower overrules the wider. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            file | batch | M002 | M006 | M008 | becomes
            ACTC |       |      |      |      | ACCEPTED ACCEPTED ACCEPTED
            RJCT |       |      |      |      | RETURNED RETURNED RETURNED
            ACCP | ACSC  |      |      |      | PAID PAID PAID
            PART |       | ACSC |      | RJCT | PAID FILED RETURNED
            PART | PART  | RJCT | ACSC | ACSP | RETURNED PAID ACCEPTED
            ACCP | RJCT  |      | ACSC |      | RETURNED PAID RETURNED
            PDNG |       |      |      | PDNG | FILED FILED FILED
            """)
    void aStatusReportSpeaksOfFilesBatchesAndPayouts(
            String file, String batch, String m002, String m006, String m008, String becomes) throws IOException {
        night("lotus,CNY,,,,,,PAIN_001_001_09,PAIN_002,,,LOTSCNBJ,\n");
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>R-1</MsgId></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>lotus-20260213-001</OrgnlMsgId><GrpSts>%s</GrpSts></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>lotus-20260213-001</OrgnlPmtInfId>
                """.formatted(file));
        if (batch != null) {
            xml.append("<PmtInfSts>%s</PmtInfSts>%n".formatted(batch));
        }
        String[] ids = {M002, M006, M008};
        String[] said = {m002, m006, m008};
        for (int i = 0; i < ids.length; i++) {
            if (said[i] != null) {
                xml.append("<TxInfAndSts><OrgnlInstrId>%s</OrgnlInstrId><TxSts>%s</TxSts></TxInfAndSts>%n"
                        .formatted(ids[i], said[i]));
            }
        }
        Path report = Files.writeString(
                home.resolve("report.xml"), xml.append("</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n"));
        assertThat(take("lotus", report).rejected()).isZero();
        assertThat(states("lotus"))
                .extracting(row -> row.substring(row.indexOf(' ') + 1))
                .isEqualTo(List.of(becomes.split(" ")));
        assertThat(take("lotus", Files.writeString(home.resolve("again.xml"), xml + "\n")))
                .extracting("accepted", "rejected")
                .containsExactly(0L, 0L);
    }

    /** One debit with its details, days later the return of one of them. */
    @Test
    void aNotificationOfDebitsPaysAndOneOfAReturnGivesBack() throws IOException {
        night("lotus,CNY,,,,,,PAIN_001_001_09,CAMT_054,,,LOTSCNBJ,\n");
        long balance = funds.posted("M008.CNY.BALANCE");
        Path debit = notification("DBIT", "7661.74", detail(M002, "6143.54", "") + detail(M008, "1518.20", ""));
        assertThat(take("lotus", debit)).extracting("accepted", "rejected").containsExactly(2L, 0L);
        assertThat(states("lotus")).containsExactly(M002 + " PAID", M006 + " FILED", M008 + " PAID");
        assertThat(funds.posted("M008.CNY.BALANCE")).isEqualTo(balance - 151820);

        String reason = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>CLOSED</AddtlInf></RtrInf>";
        Path credit = notification("CRDT", "1518.20", detail(M008, "1518.20", reason));
        assertThat(take("lotus", credit)).extracting("accepted", "rejected").containsExactly(1L, 0L);
        assertThat(states("lotus")).containsExactly(M002 + " PAID", M006 + " FILED", M008 + " RETURNED");
        assertThat(funds.posted("M008.CNY.BALANCE")).isEqualTo(balance);
        assertThat(books.jdbc()
                        .queryForObject(
                                "SELECT reason FROM payout_event WHERE instruction_id = ? AND status = 'RETURNED'",
                                String.class,
                                M008))
                .isEqualTo("AC04 CLOSED");
        assertThat(books.number("SELECT SUM(e.amount_minor) FROM entry e JOIN journal j ON j.journal_id = e.journal_id"
                        + " WHERE j.type = 'PAYOUT_RETURN'"))
                .isZero();
    }

    /** Their ids are not ours: each answer is set aside with its place, and no money moves. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            format   | file                                                             | rejects | place
            PAIN_002 | iso20022/pain002/iso20022js_goldman_sachs_pain_002_v3_group_accepted.xml | 1 | line 11
            PAIN_002 | iso20022/pain002/iso20022js_nordea_pain_002_v3_txn_reject.xml   | 3       | line
            NACHA    | nacha/return-WEB.ach                                             | 2       | line
            NACHA    | nacha/cor-example.ach                                            | 1       | line
            """)
    void realFilesOfOthersAreReadAndSetAside(String format, String file, int rejects, String place) throws IOException {
        night("lotus,CNY,,,,,,,%s,,,,\n".formatted(format));
        Path real = SharedData.of(file);
        long entries = books.number("SELECT COUNT(*) FROM entry");
        assertThat(take("lotus", real)).extracting("accepted", "rejected").containsExactly(0L, (long) rejects);
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT detail FROM reject WHERE file_id = (SELECT MAX(file_id) FROM file_import)",
                                String.class))
                .hasSize(rejects)
                .allMatch(detail -> detail.startsWith(place));
        assertThat(books.number("SELECT COUNT(*) FROM entry")).isEqualTo(entries);
    }

    /** Answers a written file as the payees' bank does: a return (code 21) with its controls, in lines 1 to 6. */
    private Path answer(Path written, String entryClass, String addenda, String words, long cents) throws IOException {
        String entry = Files.readAllLines(written).stream()
                .filter(line -> line.startsWith("6"))
                .findFirst()
                .orElseThrow();
        String payeesBank = entry.substring(3, 12);
        String data = addenda.contains("C")
                ? "%s%s      %s%-29s%15s".formatted(addenda, entry.substring(79), payeesBank.substring(0, 8), words, "")
                : "%s%s      %s%-44s".formatted(addenda, entry.substring(79), payeesBank.substring(0, 8), words);
        String totals = "%010d%012d%012d".formatted(Long.parseLong(payeesBank.substring(0, 8)), 0, cents);
        List<String> lines = new ArrayList<>(List.of(
                "101 02100002112345678902602141000A094101%-23s%-23s%8s".formatted("HARBOUR", "TALLYHOUSE", ""),
                "5200Tallyhouse%26s1234567890%s%-10s%6s260214   1%s0000001"
                        .formatted("", entryClass, "PAYOUT", "", payeesBank.substring(0, 8)),
                "621%s%010d%s1%s0000001"
                        .formatted(entry.substring(3, 29), cents, entry.substring(39, 78), payeesBank.substring(0, 8)),
                "%s%s0000001".formatted(data, payeesBank.substring(0, 8)),
                "8200000002%s1234567890%25s%s0000001".formatted(totals, "", payeesBank.substring(0, 8)),
                "9000001000001%08d%s%39s".formatted(2, totals, "")));
        while (lines.size() < 10) {
            lines.add("9".repeat(94));
        }
        return Files.write(Files.createTempFile(home, "answer", ".ach"), lines);
    }

    private Path notification(String direction, String total, String details) throws IOException {
        return Files.writeString(
                Files.createTempFile(home, "notification", ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
                <GrpHdr><MsgId>N-1</MsgId></GrpHdr><Ntfctn><Id>N-1</Id>
                <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <NtryDtls>%s</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
                """.formatted(total, direction, details));
    }

    private static String detail(String id, String amount, String more) {
        return "<TxDtls><Refs><InstrId>%s</InstrId></Refs><Amt Ccy=\"CNY\">%s</Amt>%s</TxDtls>"
                .formatted(id, amount, more);
    }

    private FileImport.Result take(String bank, Path file) {
        return books.take(ImportKind.RESULTS, bank, file, Books.SATURDAY);
    }

    private String reject() {
        return Objects.requireNonNull(books.jdbc()
                .queryForObject(
                        "SELECT CONCAT_WS(' ', reason, detail) FROM reject ORDER BY file_id DESC LIMIT 1",
                        String.class));
    }

    private List<String> states(String bank) {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', instruction_id, status) FROM payout_instruction WHERE bank_id = ?"
                                + " ORDER BY 1",
                        String.class,
                        bank);
    }

    private void night(String terms) {
        books = FRIDAYS.computeIfAbsent(terms, BankAnswersTest::friday).copy(home);
        funds = new Funds(books);
    }

    private static Beginning friday(String terms) {
        return Beginning.of(books -> night(books, terms));
    }

    private static void night(Books books, String terms) throws IOException {
        String accounts = Files.readString(Books.SAMPLES.resolve("setup/merchant-bank-accounts.csv"))
                .replaceAll("(?m)^(merchant_id,.*)$", "$1,bank_code")
                .replaceAll("(?m)^(M0.*)$", "$1,")
                .replaceAll("(?m)^(M010,.*)$", "$1021000021");
        books.setUp(SampleSetUp.right()
                .with(
                        "payout-terms.csv",
                        "bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,"
                                + "format,results,layout,results_layout,bank_code,originator_id\n" + terms)
                .with("merchant-bank-accounts.csv", accounts)
                .writeTo(books.home().resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
    }
}

package org.tallyhouse.bankfile.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallyhouse.bankfile.SampleTransfers.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.bankfile.PayingParty;
import org.tallyhouse.bankfile.SampleTransfers;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.money.Amounts;

class Pain001FormatTest {
    private static final PayingParty DEBTOR = new PayingParty("Tallyhouse", "GB29NWBK60161331926819", "NWBKGB2LXXX");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsValidAndComesBack(Pain001Version version) throws Exception {
        Random random = new Random(20260213);
        List<CreditTransfer> transfers = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            transfers.add(anyTransfer(random, i));
        }
        for (String currency : List.of("EUR", "JPY", "KWD")) {
            CreditTransferFile file = SampleTransfers.file(DEBTOR, currency, transfers);
            Path path = SampleTransfers.write(
                    folder.resolve(version + currency + ".xml"), new Pain001Format(version), file, transfers);
            List<Pain001Reader.Transaction> read = new ArrayList<>();
            Pain001Reader.Summary summary = new Pain001Reader().read(path, read::add);

            assertThat(summary.messageId()).isEqualTo(file.fileId());
            assertThat(summary.transactions()).isEqualTo(300);
            assertThat(summary.sum().toPlainString()).isEqualTo(Amounts.format(file.totalMinor(), currency));
            for (int i = 0; i < transfers.size(); i++) {
                requireSame(read.get(i), transfers.get(i), currency);
            }
            validate(path, "pain.001.001." + version.name().substring(1));
        }
    }

    private static CreditTransfer anyTransfer(Random random, int number) {
        String[] names = {"玉茶轩", "Dáel & Muñiz <SA>", "Golden \"Carp\" ]]> Wholesale", "🐟"};
        String[] accounts = {"DE89370400440532013000", "9902-0001", "CH9300762011623852957"};
        String[] banks = {"COBADEFFXXX", "", "CNAPS:102100099996", "021000021", "lotus river"};
        return new CreditTransfer(
                "P-20260213-M%05d-EUR".formatted(number),
                names[random.nextInt(names.length)],
                accounts[random.nextInt(accounts.length)],
                banks[random.nextInt(banks.length)],
                1 + random.nextInt(1_000_000_000),
                random.nextBoolean() ? "" : "S-" + number,
                random.nextInt(4) == 0);
    }

    private static void requireSame(Pain001Reader.Transaction read, CreditTransfer written, String currency) {
        assertThat(read.instructionId()).isEqualTo(written.instructionId());
        assertThat(read.endToEndId()).isEqualTo(written.instructionId());
        assertThat(read.amount()).isEqualTo(Amounts.format(written.amountMinor(), currency));
        assertThat(read.currency()).isEqualTo(currency);
        assertThat(read.name()).isEqualTo(written.name());
        assertThat(read.accountNumber()).isEqualTo(written.accountNumber());
        assertThat(read.reference()).isEqualTo(written.reference());
    }

    /** Only where the schemas are present; the rest of the test does not depend on them. */
    private static void validate(Path path, String message) throws Exception {
        Path schema = Path.of("../shared/data/iso20022/xsd", message + ".xsd");
        if (schema.toFile().exists()) {
            Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(schema.toFile())
                    .newValidator();
            validator.validate(new StreamSource(path.toFile()));
        }
    }

    /** More text than the limits of the Java platform's parser let entities grow to. */
    @Test
    void aFileOfTheLargestSizeComesBack() throws IOException {
        int count = 100_000;
        CreditTransferFile file = SampleTransfers.file(DEBTOR, "EUR", count, 5_000_050_000L);
        Path path = folder.resolve("large.xml");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            new Pain001Format(Pain001Version.V09)
                    .write(
                            file,
                            each -> IntStream.rangeClosed(1, count).forEach(i -> each.accept(longTransfer(i))),
                            out);
        }
        Pain001Reader.Summary read = new Pain001Reader().read(path, transaction -> {});
        assertThat(Files.size(path)).isGreaterThan(50_000_000);
        assertThat(read.transactions()).isEqualTo(count);
        assertThat(read.sum()).isEqualByComparingTo("50000500.00");
    }

    private static CreditTransfer longTransfer(int number) {
        return new CreditTransfer(
                "P-20260213-M%06d-EUR".formatted(number),
                "Golden Carp",
                "DE89370400440532013000",
                "COBADEFFXXX",
                number,
                "S".repeat(140),
                false);
    }

    @Test
    void theOfficialSchemasAreMetWithoutABankCodeToo() throws Exception {
        SharedData.of("iso20022/xsd");
        List<CreditTransfer> transfers = List.of(transfer("P-1", 1));
        for (Pain001Version version : Pain001Version.values()) {
            CreditTransferFile file =
                    SampleTransfers.file(new PayingParty("Tallyhouse", "LR-100-2000001", ""), "CNY", transfers);
            Path path = SampleTransfers.write(
                    folder.resolve(version + ".xml"), new Pain001Format(version), file, transfers);
            validate(path, "pain.001.001." + version.name().substring(1));
        }
    }

    @Test
    void theMessageIsWrittenAsTheBankReadsIt() throws IOException {
        CreditTransfer urgent =
                new CreditTransfer("P-1", "A & B", "9902-0001", "CNAPS:102100099996", 1_234, "S-1", true);
        String xml = new String(
                SampleTransfers.bytes(
                        new Pain001Format(Pain001Version.V09),
                        SampleTransfers.file(DEBTOR, "EUR", List.of(urgent)),
                        List.of(urgent)),
                StandardCharsets.UTF_8);

        assertThat(xml)
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>"
                        + "<GrpHdr><MsgId>lotus-20260213-001</MsgId><CreDtTm>2026-02-13T22:15:30Z</CreDtTm>"
                        + "<NbOfTxs>1</NbOfTxs><CtrlSum>12.34</CtrlSum><InitgPty><Nm>Tallyhouse</Nm></InitgPty></GrpHdr>"
                        + "<PmtInf><PmtInfId>lotus-20260213-001</PmtInfId><PmtMtd>TRF</PmtMtd>"
                        + "<NbOfTxs>1</NbOfTxs><CtrlSum>12.34</CtrlSum><ReqdExctnDt><Dt>2026-02-16</Dt></ReqdExctnDt>"
                        + "<Dbtr><Nm>Tallyhouse</Nm></Dbtr>"
                        + "<DbtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></DbtrAcct>"
                        + "<DbtrAgt><FinInstnId><BICFI>NWBKGB2LXXX</BICFI></FinInstnId></DbtrAgt>"
                        + "<CdtTrfTxInf><PmtId><InstrId>P-1</InstrId><EndToEndId>P-1</EndToEndId></PmtId>"
                        + "<PmtTpInf><InstrPrty>HIGH</InstrPrty><SvcLvl><Cd>URGP</Cd></SvcLvl></PmtTpInf>"
                        + "<Amt><InstdAmt Ccy=\"EUR\">12.34</InstdAmt></Amt>"
                        + "<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId>"
                        + "<MmbId>102100099996</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"
                        + "<Cdtr><Nm>A &amp; B</Nm></Cdtr><CdtrAcct><Id><Othr><Id>9902-0001</Id></Othr></Id></CdtrAcct>"
                        + "<RmtInf><Ustrd>S-1</Ustrd></RmtInf></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        P-00000000-0000000000-0000000000-0000 | Carp      | 9902                   | X | 5 | S | instruction id | has 37 characters where the format has room for 35
        P-1                                   | Ca\\u0007 | 9902                   | X | 5 | S | name           | has character U+0007
        P-1                                   | Ca\\u000A | 9902                   | X | 5 | S | name           | has character U+000A
        P-1                                   | Ca\\uD800 | 9902                   | X | 5 | S | name           | has character U+D800
        P-1                                   | ' '       | 9902                   | X | 5 | S | name           | is empty
        P-1                                   | Carp      | ''                     | X | 5 | S | account number | is empty
        P-1                                   | Carp      | DE88370400440532013000 | X | 5 | S | account number | is an IBAN whose check digits are wrong
        P-1                                   | Carp      | DE89 3704 0044 0532 0130 00 | X | 5 | S | account number | is an IBAN; write it in capitals
        P-1                                   | Carp      | de89370400440532013000 | X | 5 | S | account number | is an IBAN; write it in capitals
        P-1                                   | Carp      | 9902                   | X | 0 | S | amount         | is not positive
        P-1                                   | Carp      | 9902                   | X | -1 | S | amount        | is not positive
        """)
    void aTransferThatCannotBeWrittenIsRefused(
            String id,
            String name,
            String account,
            String bank,
            long amount,
            String reference,
            String field,
            String reason) {
        CreditTransfer transfer = new CreditTransfer(id, unescaped(name), account, bank, amount, reference, false);
        assertThatThrownBy(() -> new Pain001Format(Pain001Version.V09)
                        .check(SampleTransfers.file(DEBTOR, "EUR", 1, 5), transfer))
                .isInstanceOf(TransferRefused.class)
                .hasMessageStartingWith("instruction " + id + ": " + field + " '")
                .hasMessageContaining(reason);
    }

    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)));
    }

    @Test
    void countAndTotalAreThoseWritten() {
        List<CreditTransfer> transfers = List.of(transfer("P-1", 100), transfer("P-2", 250));
        Pain001Format format = new Pain001Format(Pain001Version.V03);
        assertThatThrownBy(() -> SampleTransfers.bytes(format, SampleTransfers.file(DEBTOR, "EUR", 3, 350), transfers))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("file lotus-20260213-001: count of transfers is 2, not the 3 expected");
        assertThatThrownBy(() -> SampleTransfers.bytes(format, SampleTransfers.file(DEBTOR, "EUR", 2, 351), transfers))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("file lotus-20260213-001: total is 350, not the 351 expected (minor units of EUR)");
    }
}

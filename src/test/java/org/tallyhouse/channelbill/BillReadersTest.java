package org.tallyhouse.channelbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.layout.FileRefused;

class BillReadersTest {
    private static final Path SAMPLES = Path.of("sample-files/bills");
    private static final Charset GBK = Charset.forName("GBK");
    private static final String DETAILS = "20260213_业务明细.csv";

    @TempDir
    private Path folder;

    @Test
    void adyen() {
        assertThat(BillText.read(new AdyenReader(), SAMPLES.resolve("adyen.csv")))
                .containsExactly(
                        "2 2026-02-13 PAYMENT USD 100.00 fee 1.85 PSP0000000000001 'T20260213-00301' '77'",
                        "3 2026-02-13 PAYMENT CAD 10.00 fee 0.20 PSP0000000000002 'T20260213-00302' '77'",
                        "4 2026-02-13 REFUND USD 20.00 fee 0.10 MOD0000000000003 'R20260213-00304' '77'",
                        "5 2026-02-13 CHARGEBACK USD 30.00 fee 10.00 MOD0000000000004 'T20260201-00305' '77'",
                        "6 2026-02-13 CHARGEBACK_REVERSAL USD 5.00 fee 0.00 MOD0000000000005 'T20260115-00306' '77'",
                        "7 2026-02-13 DEBIT USD 2.05 fee 0.00 Invoice RH202601 of January '' '77'",
                        "8 2026-02-13 CREDIT USD 4.00 fee 0.00 MOD0000000000006 'T20260213-00307' '77'",
                        "9 2026-02-13 DEPOSIT USD 45.00 fee 0.00 TX0000000001XT batch 77, RiverShop '' '77'",
                        "10 2026-02-13 DEPOSIT CAD 9.80 fee 0.00 TX0000000002XT batch 77, RiverShop '' '77'");
    }

    /** What the rows of a real batch come to, less fees, is what it pays out, in each currency. */
    @Test
    void adyensRealBatchComesToItsPayouts() {
        Map<String, Long> owed = new TreeMap<>();
        Map<String, Long> paid = new TreeMap<>();
        new AdyenReader()
                .read(
                        SharedData.of("psp/crm_batch_1_adyen__settlement_detail_report_batch_1128.csv"),
                        row -> (row.type() == Type.DEPOSIT ? paid : owed)
                                .merge(
                                        row.batch() + " " + row.currency(),
                                        row.type() == Type.DEPOSIT
                                                ? row.amountMinor()
                                                : row.type().net(row.amountMinor(), row.feeMinor()),
                                        Math::addExact));
        assertThat(owed).isEqualTo(paid).containsOnly(Map.entry("1128 USD", 5975L), Map.entry("1128 CAD", 954L));
    }

    @Test
    void adyensRealChargeback() {
        assertThat(BillText.read(
                        new AdyenReader(), SharedData.of("psp/smashpig_settlement_detail_report_chargeback.csv")))
                .first()
                .asString()
                .startsWith("2 2016-02-10 CHARGEBACK USD 1.00 fee 2.00 ");
    }

    @Test
    void stripe() {
        assertThat(BillText.read(new StripeReader(), SAMPLES.resolve("stripe.csv")))
                .containsExactly(
                        "2 2026-02-13 PAYMENT USD 100.00 fee 3.20 ch_1 'T20260213-00301' 'po_1'",
                        "3 2026-02-13 REFUND USD 20.00 fee 0.00 re_2 'R20260213-00304' 'po_1'",
                        "4 2026-02-13 CHARGEBACK USD 30.00 fee 15.00 du_3 'T20260201-00305' 'po_1'",
                        "5 2026-02-13 CHARGEBACK_REVERSAL USD 5.00 fee 0.00 du_4 '' 'po_1'",
                        "6 2026-02-13 DEBIT USD 0.50 fee 0.00 txn_5 '' 'po_1'",
                        "7 2026-02-15 DEPOSIT USD 36.30 fee 0.00 po_1 '' 'po_1'");
    }

    /** An excerpt put together by hand: one of its lines contradicts itself. */
    @Test
    void aLineOfStripesWhoseFiguresDisagreeIsRefusedWithBoth() {
        assertThat(BillText.read(new StripeReader(), SharedData.of("psp/smashpig_settlement_report.csv")))
                .last()
                .isEqualTo("refused: FILE line 8: net '23.05' is not gross less fee, which is 24.00");
    }

    @Test
    void payPal() {
        assertThat(BillText.read(new PayPalReader(), SAMPLES.resolve("paypal-stl.csv")))
                .containsExactly(
                        "5 2026-02-13 PAYMENT USD 100.00 fee 3.30 7AA00000000000001 'T20260213-00301' ''",
                        "6 2026-02-13 REFUND USD 20.00 fee -0.66 7AA00000000000002 'R20260213-00304' ''",
                        "7 2026-02-13 PAYMENT JPY 1500 fee 40 7AA00000000000003 'T20260213-00308' ''",
                        "8 2026-02-13 DEBIT USD 5.00 fee 0.00 7AA00000000000004 '' ''",
                        "9 2026-02-13 DEPOSIT USD 72.36 fee 0.00 7AA00000000000005 '' ''");
    }

    @Test
    void alipay() {
        assertThat(BillText.read(new AlipayReader(), SAMPLES.resolve("alipay.zip")))
                .containsExactly(
                        "6 2026-02-13 PAYMENT CNY 100.00 fee 0.60 2026021322000000000000000001 'T20260213-00401' ''",
                        "7 2026-02-13 PAYMENT CNY 20.00 fee 0.12 2026021322000000000000000002 'T20260213-00402' ''",
                        "8 2026-02-13 REFUND CNY 30.00 fee -0.18 2026021322000000000000000001 'R20260213-00403' ''");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', useHeadersInDisplayName = true, textBlock = """
            file           | replaced     | by          | told
            adyen.csv      | Net Currency | Currency    | Net Currency
            adyen.csv      | 98.15        | 98.155      | FILE line 2: Net Credit (NC) '98.155'
            stripe.csv     | 96.80        | 96.81       | refused: FILE line 2: net '96.81' is not gross less fee, which is 96.80
            stripe.csv     | 2026-02-13   | 13.02.2026  | FILE line 2: created '13.02.2026
            paypal-stl.csv | "FF          | "XX         | 'XX' is no record of the format
            paypal-stl.csv | 10000        | 10001       | states
            """)
    void aDefectIsToldWithItsPlace(String file, String replaced, String by, String told) throws IOException {
        String text = Files.readString(SAMPLES.resolve(file));
        assertThat(text).contains(replaced);
        Path changed = Files.writeString(folder.resolve(file), text.replaceFirst(Pattern.quote(replaced), by));

        assertThat(BillText.read(reader(file), changed))
                .last()
                .asString()
                .startsWith("refused: ")
                .contains(told);
    }

    private static BillReader reader(String file) {
        return switch (file) {
            case "adyen.csv" -> new AdyenReader();
            case "stripe.csv" -> new StripeReader();
            default -> new PayPalReader();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            replaced | by     | told
            2笔      | 3笔    | #交易合计 states 3 rows, 120.00, its rows come to 2 rows, 120.00
            120.00元 | 121.00元 | #交易合计 states 2 rows, 121.00, its rows come to 2 rows, 120.00
            #退款合计 | #退款  | has no line #退款合计: it is cut off, get it again
            """)
    void alipaysTotalsInWordsFoot(String replaced, String by, String told) throws IOException {
        String text = details();
        assertThat(text).contains(replaced);

        assertThat(readZip(Map.of(DETAILS, text.replaceFirst(replaced, by)))).contains(told);
    }

    @Test
    void anArchiveIsNotTrusted() throws IOException {
        String text = details();
        assertThat(readZip(Map.of("../" + DETAILS, text))).contains("which leads out of it");
        assertThat(readZip(Map.of("C:\\" + DETAILS, text))).contains("which leads out of it");
        assertThat(readZip(Map.of("other.csv", text))).contains("is a zip of 1 files, of which 0 are the bill");
        assertThat(readZip(Map.of(DETAILS, text, "more/" + DETAILS, text))).contains("of which 2 are the bill");
        assertThat(readZip(IntStream.range(0, 101).boxed().collect(Collectors.toMap(i -> i + ".txt", i -> ""))))
                .contains("is a zip of more than 100 files");
        assertThat(readZip(Map.of(DETAILS, text, "zeros.txt", "0".repeat(20_000_000))))
                .contains("unpacks to more than");
        Path noZip = Files.writeString(folder.resolve("no.zip"), "no zip");
        assertThatExceptionOfType(FileRefused.class).isThrownBy(() -> new AlipayReader().read(noZip, row -> {}));
    }

    /** What UnionPay packs is unpacked, whatever is inside; what is plain is read as it is. */
    @Test
    void unionPaysFileIsUnpacked() throws IOException {
        Path plain = Path.of("sample-files/layouts/unionpay-zm.txt");
        assertThat(UnionPayFile.plain(plain, folder)).isEqualTo(plain);
        for (String packed : List.of("unionpay-zm.packed.txt", "unionpay-zm.zipped.txt")) {
            Path unpacked = UnionPayFile.plain(SAMPLES.resolve(packed), Files.createTempDirectory(folder, "unpacked"));
            assertThat(Files.readAllBytes(unpacked)).as(packed).startsWith("S22".getBytes(StandardCharsets.US_ASCII));
        }
        Path broken = Files.writeString(folder.resolve("broken.txt"), "eJzLSM3JyQcABiwCFQ".substring(0, 12));
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> UnionPayFile.plain(broken, folder))
                .withMessageContaining("cannot be unpacked");
    }

    /** People know the file that came, not what was made of it. */
    @Test
    void aZipWithinAFileOfUnionPaysIsRefusedUnderTheFilesName() throws IOException {
        readZip(Map.of("other.txt", "S22"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream bytes =
                new DeflaterOutputStream(Base64.getMimeEncoder().wrap(packed))) {
            Files.copy(folder.resolve("bill.zip"), bytes);
        }
        Path file = Files.write(folder.resolve("packed.txt"), packed.toByteArray());

        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> UnionPayFile.plain(file, Files.createTempDirectory(folder, "unpacked")))
                .withMessage(file + " is a zip of 1 files, of which 0 are the bill; there must be one");
    }

    private static String details() throws IOException {
        try (ZipFile zip = new ZipFile(SAMPLES.resolve("alipay.zip").toFile(), GBK)) {
            ZipEntry details = zip.stream()
                    .filter(entry -> entry.getName().endsWith("明细.csv"))
                    .findFirst()
                    .orElseThrow();
            return new String(zip.getInputStream(details).readAllBytes(), GBK);
        }
    }

    /** The last of what is told about a zip of these files. */
    private String readZip(Map<String, String> files) throws IOException {
        Path zip = folder.resolve("bill.zip");
        try (OutputStream bytes = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(bytes, GBK)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(GBK));
            }
        }
        List<String> told = new ArrayList<>(BillText.read(new AlipayReader(), zip));
        return told.get(told.size() - 1);
    }
}

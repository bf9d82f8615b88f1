package org.tallyhouse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.bankfile.SharedData;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.RunResult.Outcome;

/** Bills and statements in the formats of channels and banks become rows of ours, once, or nothing at all. */
@Tag("database")
class FileFormatsTest {
    private static final Path BILLS = Path.of("sample-files/bills");
    private static final Path LAYOUTS = Path.of("sample-files/layouts");
    private static final Path STATEMENTS = Path.of("sample-files/statements");

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() throws IOException {
        books = books(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    private static Books books(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("jobs/layouts"));
        try (Stream<Path> layouts = Files.list(Path.of("jobs/layouts"))) {
            for (Path layout : layouts.toList()) {
                Files.copy(layout, folder.resolve("jobs/layouts").resolve(layout.getFileName()));
            }
        }
        Books books = Books.empty(folder);
        books.setUp(SampleSetUp.right()
                .with("channels.csv", """
                        channel_id,name,bank_id,bill,deposit_reference,bill_format,bill_layout
                        cardnet,Card network,lotus,OPTIONAL,CARDNET-DEPOSIT,,
                        qrpay,QR wallet,lotus,OPTIONAL,QRPAY-DEPOSIT,,
                        bankpay,Bank transfers and payouts,lotus,OPTIONAL,BANKPAY-DEPOSIT,,
                        wechat,微信支付,lotus,OPTIONAL,WECHAT-DEPOSIT,LAYOUT,wechat-all
                        wechat-refund,微信支付退款,lotus,OPTIONAL,WECHAT-REFUND,LAYOUT,wechat-refund
                        wechat-success,微信支付成功,lotus,OPTIONAL,WECHAT-SUCCESS,LAYOUT,wechat-success
                        unionpay,银联,lotus,OPTIONAL,UNIONPAY-DEPOSIT,UNIONPAY_ZM,unionpay-zm
                        alipay,支付宝,lotus,OPTIONAL,ALIPAY-DEPOSIT,ALIPAY,
                        adyen,Adyen,harbour,OPTIONAL,ADYEN-DEPOSIT,ADYEN,
                        stripe,Stripe,harbour,OPTIONAL,STRIPE-DEPOSIT,STRIPE,
                        paypal,PayPal,harbour,OPTIONAL,PAYPAL-DEPOSIT,PAYPAL_STL,
                        lost,A layout that is not there,lotus,OPTIONAL,LOST-DEPOSIT,LAYOUT,no-such
                        wrong,A layout of a statement,lotus,OPTIONAL,WRONG-DEPOSIT,LAYOUT,delimited-statement
                        """)
                .with("banks.csv", """
                        bank_id,name,currency,account_number,statement_format,statement_layout
                        lotus,Lotus River Bank,CNY,LR-100-2000001,CAMT_053,
                        harbour,Harbour Lantern Bank,USD,HL-200-2000002,,
                        tsubaki,Tsubaki Hill Bank,JPY,TH-300-2000003,,
                        told,Told by notifications,CNY,LR-100-2000001,CAMT_054,
                        swift,Told by SWIFT,CNY,LR-100-2000001,MT940,
                        america,Told by BAI,CNY,LR-100-2000001,BAI2,
                        other,Told of another account,CNY,LR-100-2000009,CAMT_053,
                        paper,Told by lines,CNY,LR-100-2000001,LAYOUT,delimited-statement
                        """)
                .replace(
                        "fee-rules.csv",
                        "effective_to\n",
                        "effective_to\nALIPAY,ACQUIRER,,alipay,,,PAYMENT,CNY,0.0060,,,,HALF_UP,2025-01-01,\n")
                .writeTo(folder.resolve("setup")));
        return books;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            channel | file | rows | first | last
            wechat | layouts/wechat-all.csv | 3 | 2 PAYMENT CNY 6600 40 SUCCESS 4200000000202602130000000001 T20260213-00201 | 4 REFUND CNY 1600 -10 PENDING 5030000000202602130000000003 R20260213-00203
            wechat | layouts/wechat-all.24-columns.csv | 2 | 2 PAYMENT CNY 6600 40 SUCCESS 4200000000202602130000000001 T20260213-00201 | 3 REFUND CNY 1600 -10 SUCCESS 5030000000202602130000000003 R20260213-00203
            wechat-refund | layouts/wechat-refund.csv | 1 | 2 REFUND CNY 1600 -10 SUCCESS 5030000000202602130000000003 R20260213-00203 | 2 REFUND CNY
            wechat-success | layouts/wechat-success.csv | 2 | 2 PAYMENT CNY 6600 40 SUCCESS 4200000000202602130000000001 T20260213-00201 | 3 PAYMENT CNY 2550 15
            unionpay | layouts/unionpay-zm.txt | 3 | 1 PAYMENT CNY 14800 89 SUCCESS 202602130930001234567 | 3 REFUND CNY 5000 -30 SUCCESS
            unionpay | bills/unionpay-zm.packed.txt | 3 | 1 PAYMENT CNY 14800 89 SUCCESS 202602130930001234567 | 3 REFUND CNY 5000 -30 SUCCESS
            unionpay | bills/unionpay-zm.zipped.txt | 3 | 1 PAYMENT CNY 14800 89 SUCCESS 202602130930001234567 | 3 REFUND CNY 5000 -30 SUCCESS
            alipay | bills/alipay.zip | 3 | 6 PAYMENT CNY 10000 60 SUCCESS 2026021322000000000000000001 T20260213-00401 | 8 REFUND CNY 3000 -18 SUCCESS 2026021322000000000000000001 R20260213-00403
            adyen | bills/adyen.csv | 9 | 2 PAYMENT USD 10000 185 SUCCESS PSP0000000000001 T20260213-00301 77 | 8 CREDIT USD 400 0 SUCCESS MOD0000000000006 T20260213-00307 77
            stripe | bills/stripe.csv | 6 | 2 PAYMENT USD 10000 320 SUCCESS ch_1 T20260213-00301 po_1 | 6 DEBIT USD 50 0 SUCCESS txn_5  po_1
            paypal | bills/paypal-stl.csv | 5 | 5 PAYMENT USD 10000 330 SUCCESS 7AA00000000000001 T20260213-00301 | 8 DEBIT USD 500 0 SUCCESS 7AA00000000000004
            """)
    void aChannelsBill(String channel, String file, long rows, String first, String last) {
        Path path = Path.of("sample-files", file);
        // three of them say the same, and would be known
        books.jdbc().update("DELETE FROM bill_content");

        FileImport.Result taken = books.take(ImportKind.CHANNEL_BILL, channel, path, Books.FRIDAY);

        assertThat(taken).extracting("rows", "accepted", "rejected").containsExactly(rows, rows, 0L);
        List<String> records = books.jdbc()
                .queryForList("""
                SELECT CONCAT_WS(' ', r.line, r.type, r.currency, r.amount_minor, r.fee_minor, r.status,
                                 r.channel_reference, r.merchant_reference, r.batch)
                FROM channel_record r JOIN file_import i ON i.file_id = r.file_id
                WHERE i.sender = ? AND i.name = ? ORDER BY r.line""", String.class, channel, path.getFileName().toString());
        assertThat(records.get(0)).startsWith(first);
        assertThat(records.get(records.size() - 1)).startsWith(last);
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.CHANNEL_BILL, channel, path, Books.FRIDAY))
                .withMessageContaining("was imported already");
    }

    @Test
    void aDepositThatABillAnnouncesIsWhatItsRowsComeTo(@TempDir Path folder) throws IOException {
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, Files.readString(BILLS.resolve("adyen.csv")).replace(",45,,", ",45.1,,"));
        assertThat(Files.readString(wrong)).contains(",45.1,,");
        long before = books.number("SELECT COUNT(*) FROM channel_record");

        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.CHANNEL_BILL, "adyen", wrong, Books.FRIDAY))
                .withMessage(wrong + ": batch 77 announces a deposit of 45.10 USD, its rows come to 45.00 USD");
        assertThat(books.number("SELECT COUNT(*) FROM channel_record")).isEqualTo(before);
        assertThat(books.number("SELECT COUNT(*) FROM file_import WHERE name = 'wrong.csv'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            channel | file | accepted | told
            wechat | wechat/gunsluo_trade_ALL_20210128.csv | 3 |
            wechat | wechat/tencent_doc_ALL_20220321.csv | 0 | summary count 12 is not the 1 read
            wechat | wechat/wxjava_ALL_2019.csv | 0 | summary count 48 is not the 1 read
            wechat-refund | wechat/wxjava_REFUND_2019.csv | 0 | is not the
            adyen | psp/crm_batch_1_adyen__settlement_detail_report_batch_1128.csv | 15 |
            adyen | psp/smashpig_settlement_detail_report_chargeback.csv | 0 | batch 3 announces a deposit of 4.03 USD, its rows come to -4.80 USD
            stripe | psp/smashpig_settlement_report.csv | 0 | net '23.05' is not gross less fee, which is 24.00
            """)
    void realBillsFootAndExcerptsAreRefused(String channel, String file, long accepted, String told) {
        Path path = SharedData.of(file);
        if (told == null) {
            books.jdbc().update("UPDATE institution SET first_business_date = '2020-01-01'");
            assertThat(books.take(ImportKind.CHANNEL_BILL, channel, path, Books.FRIDAY)
                            .accepted())
                    .isEqualTo(accepted);
        } else {
            assertThatExceptionOfType(FileRefused.class)
                    .isThrownBy(() -> books.take(ImportKind.CHANNEL_BILL, channel, path, Books.FRIDAY))
                    .withMessageContaining(told);
        }
    }

    @Test
    void aLayoutThatIsNotThereOrForSomethingElseIsToldWithWhatToDo() {
        Path file = LAYOUTS.resolve("wechat-all.csv");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.CHANNEL_BILL, "lost", file, Books.FRIDAY))
                .withMessage(file + ": there is no layout jobs/layouts/no-such.yml, which the set-up names for it:"
                        + " add it, or correct the set-up");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.CHANNEL_BILL, "wrong", file, Books.FRIDAY))
                .withMessage(file + ": the layout delimited-statement is for bank-statement, not for channel-bill:"
                        + " correct the set-up");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            bank | file | rejected | lines
            lotus | camt053.xml | 0 | 42 DEPOSIT 9120010, 63 UNIDENTIFIED -15000, 67 UNIDENTIFIED -5000, 73 UNIDENTIFIED -525
            told | camt054.xml | 0 | 30 DEPOSIT 9120010, 51 UNIDENTIFIED -15000, 55 UNIDENTIFIED -5000, 61 UNIDENTIFIED -525
            swift | mt940.sta | 1 | 5 DEPOSIT 9120010, 7 UNIDENTIFIED -20000, 9 UNIDENTIFIED -525
            america | bai2.bai | 0 | 5 DEPOSIT 9120010, 6 UNIDENTIFIED -20000, 8 UNIDENTIFIED -525
            paper | ../layouts/delimited-statement.txt | 0 | 3 DEPOSIT 9120010, 4 UNIDENTIFIED -525
            """)
    void aBanksStatement(String bank, String file, long rejected, String lines) {
        Path path = STATEMENTS.resolve(file);

        FileImport.Result taken = books.take(ImportKind.STATEMENT, bank, path, Books.FRIDAY);

        assertThat(taken.rejected()).isEqualTo(rejected);
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT_WS(' ', line, meaning, amount_minor)
                        FROM statement_line WHERE bank_id = ? ORDER BY line""", String.class, bank)).containsExactly(lines.split(", "));
        assertThat(new Funds(books).posted(bank + ".CNY.CASH"))
                .isEqualTo(-books.number("SELECT SUM(amount_minor) FROM statement_line WHERE bank_id = ?", bank));
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.STATEMENT, bank, path, Books.FRIDAY))
                .withMessageContaining("was imported already");
    }

    /** Card numbers in what people wrote are masked; the statement that does not foot is in the file of rejects. */
    @Test
    void aStatementThatDoesNotFootIsSetAsideAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("second.sta");
        Files.writeString(
                file, Files.readString(STATEMENTS.resolve("mt940.sta")).replace("STATEMENT0213", "STATEMENT0223"));

        FileImport.Result taken = books.take(ImportKind.STATEMENT, "swift", file, Books.FRIDAY);

        assertThat(Files.readString(Objects.requireNonNull(taken.rejectFile()), StandardCharsets.UTF_8))
                .contains("17,statement,STATEMENT0214 45/1,DOES_NOT_FOOT,")
                .contains("states a closing balance of CNY 91900.00, but opening and entries come to CNY 91993.85");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT description FROM statement_line WHERE bank_id = 'swift' AND line = 5",
                                String.class))
                .allSatisfy(
                        text -> assertThat(text).contains("411111******1111").doesNotContain("4111111111111111"));
    }

    @Test
    void aStatementOfAnotherAccountIsNotOurs() {
        Path file = STATEMENTS.resolve("camt053.xml");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> books.take(ImportKind.STATEMENT, "other", file, Books.FRIDAY))
                .withMessageContaining("has no statement that can be taken in")
                .withMessageContaining("is of an account that ends in 0001, not of the account of bank other");
    }

    /** The night finds the files by their names, whatever their endings, and compares what was in them. */
    @Test
    void aNightWithForeignFiles(@TempDir Path folder) throws IOException {
        try (Books night = books(folder)) {
            Path in = Files.createDirectories(folder.resolve("in/" + Books.FRIDAY));
            Files.copy(BILLS.resolve("alipay.zip"), in.resolve("channel-bill-alipay.zip"));
            Files.copy(STATEMENTS.resolve("mt940.sta"), in.resolve("statement-swift.sta"));
            TransactionLine.file(
                    in,
                    "transactions.csv",
                    alipay("T20260213-00401", "PAYMENT", "100.00", "2026021322000000000000000001"),
                    alipay("T20260213-00402", "PAYMENT", "20.00", "2026021322000000000000000002"),
                    alipay("R20260213-00403", "REFUND", "30.00", "2026021322000000000000000001")
                            .of("T20260213-00401"));

            Nights.runThrough(night, Books.FRIDAY, "reconciliation");

            assertThat(night.jdbc()
                            .queryForList(
                                    "SELECT t.transaction_id FROM recon_match m JOIN transaction t ON t.id = m.id ORDER BY 1",
                                    String.class))
                    .contains("T20260213-00401", "T20260213-00402");
            assertThat(night.number("SELECT COUNT(*) FROM statement_line WHERE bank_id = 'swift'"))
                    .isEqualTo(3);
            assertThat(night.run("reconciliation", Books.FRIDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
        }
    }

    private static TransactionLine alipay(String id, String type, String amount, String reference) {
        return TransactionLine.of(id, type, "M002", amount)
                .with("channel", "alipay")
                .with("channel_reference", reference);
    }
}

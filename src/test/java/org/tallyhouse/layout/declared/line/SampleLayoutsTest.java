package org.tallyhouse.layout.declared.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.declared.load.LayoutFolder;

/** The layouts we bring, with files of their kind. */
class SampleLayoutsTest {
    private static final LayoutFolder LAYOUTS = LayoutFolder.load(Path.of("jobs/layouts"));
    private static final Path SAMPLES = Path.of("sample-files/layouts");
    private static final Path WECHAT = Path.of("../shared/data/wechat");

    private static List<String> read(String layout, Path file) {
        return LayoutText.read(new LayoutReader(LAYOUTS.find(layout), LocalDate.of(2026, 2, 13)), file);
    }

    @Test
    void unionPaysFileGivesPaymentsAndRefunds() {
        List<String> rows = read("unionpay-zm", SAMPLES.resolve("unionpay-zm.txt"));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .startsWith("1 type=PAYMENT business_date=2026-02-13 ")
                .contains(" amount=148.00 ", " fee=0.89 ", " settle_amount=147.11 ", " merchant_name=玉茶轩 ")
                .endsWith(" status=SUCCESS currency=CNY");
        assertThat(rows.get(2))
                .startsWith("3 type=REFUND ")
                .contains(" amount=50.00 ", " fee=-0.30 ", " settle_amount=-49.70 ");
    }

    @Test
    void weChatsBillGivesPaymentsAndRefundsAndFoots() {
        assertThat(read("wechat-all", SAMPLES.resolve("wechat-all.csv")))
                .containsExactly(
                        "2 channel_reference=4200000000202602130000000001 merchant_reference=T20260213-00201 business_date=2026-02-13 type=PAYMENT"
                                + " currency=CNY amount=66.00 fee=0.40 order_amount=66.00 refund_amount=0.00"
                                + " status=SUCCESS",
                        "3 channel_reference=4200000000202602130000000002 merchant_reference=T20260213-00202 business_date=2026-02-13 type=PAYMENT"
                                + " currency=CNY amount=25.50 fee=0.15 order_amount=25.50 refund_amount=0.00"
                                + " status=SUCCESS",
                        "4 channel_reference=5030000000202602130000000003 merchant_reference=R20260213-00203 business_date=2026-02-13 type=REFUND"
                                + " currency=CNY amount=16.00 fee=-0.10 status=PENDING order_amount=0.00"
                                + " refund_amount=16.00");
    }

    /** Old files name the amounts otherwise and have fewer columns; refunds and successes come alone too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            file                      | first | last
            wechat-all.24-columns.csv | 2 channel_reference=4200000000202602130000000001 merchant_reference=T20260213-00201 business_date=2026-02-13 type=PAYMENT currency=CNY amount=66.00 fee=0.40 | 3 channel_reference=5030000000202602130000000003 merchant_reference=R20260213-00203 business_date=2026-02-13 type=REFUND currency=CNY amount=16.00 fee=-0.10 status=SUCCESS
            wechat-success.csv        | 2 channel_reference=4200000000202602130000000001 merchant_reference=T20260213-00201 business_date=2026-02-13 type=PAYMENT currency=CNY amount=66.00 fee=0.40 | 3 channel_reference=4200000000202602130000000002 merchant_reference=T20260213-00202 business_date=2026-02-13 type=PAYMENT currency=CNY amount=25.50 fee=0.15
            wechat-refund.csv         | 2 channel_reference=5030000000202602130000000003 merchant_reference=R20260213-00203 business_date=2026-02-13 type=REFUND currency=CNY amount=16.00 fee=-0.10 status=SUCCESS | 2 channel_reference=5030000000202602130000000003
            """)
    void everyFormOfWeChatsBillFoots(String file, String first, String last) {
        List<String> rows = read(file.substring(0, file.indexOf('.')), SAMPLES.resolve(file));

        assertThat(rows.get(0)).startsWith(first);
        assertThat(rows.get(rows.size() - 1)).startsWith(last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            file                             | last told
            unionpay-zm.unknown-code.txt     | line 2: type 'S99' is none of S22, S30
            unionpay-zm.short-line.txt       | line 2: has 606 bytes where the record transaction has 607
            unionpay-zm.no-separator.txt     | line 2: has no ' ' in byte 4, before filler2
            unionpay-zm.half-a-character.txt | line 2: merchant_name '' is not GBK
            unionpay-zm.no-mark.txt          | line 2: fee '0000000000040' has no mark D or C before it
            unionpay-zm.cut-off.txt          | refused: FILE is cut off: its last line has no line end; get it again, or end the line if it is complete
            wechat-all.total-differs.csv     | refused: FILE: summary order_total 91.05 is not the 91.50 read (line 6)
            wechat-all.no-summary.csv        | refused: FILE has no summary; is it whole? Get it again, or use its layout
            wechat-all.bad-amount.csv        | refused: FILE: summary order_total 91.50 is not the 66.00 read (line 6); line 3 could not be read for it
            wechat-all.missing-column.csv    | refused: FILE line 1: the header lacks 退款金额
            wechat-all.unknown-status.csv    | line 4: type 'CLOSED' is none of REFUND, REVOKED
            fixed-width-payout.bad-count.txt | refused: FILE: trailer count 3 is not the 2 read (line 4)
            fixed-width-payout.bad-total.txt | refused: FILE: trailer total 1234.57 is not the 1234.56 read (line 4)
            fixed-width-payout.bad-hash.txt  | refused: FILE: trailer hash 2244668891 is not the 2244668890 read (line 4)
            fixed-width-payout.no-trailer.txt| refused: FILE has no trailer; is it whole? Get it again, or use its layout
            fixed-width-payout.detail-behind-trailer.txt | refused: FILE line 5: there is a detail behind the footer
            fixed-width-payout.wrong-row-number.txt | line 3: row '000003' is not the row's number, 2
            """)
    void aFileWithADefectSaysWhereItIs(String file, String lastTold) {
        String layout = file.substring(0, file.indexOf('.'));

        List<String> told = read(layout, SAMPLES.resolve("rejected").resolve(file));

        assertThat(told.get(told.size() - 1)).isEqualTo(lastTold);
    }

    @Test
    void everyLayoutHasASample() {
        assertThat(LAYOUTS.all())
                .isNotEmpty()
                .allSatisfy(layout -> assertThat(Objects.requireNonNull(
                                SAMPLES.toFile().list((folder, name) -> name.startsWith(layout.name() + "."))))
                        .as(layout.name())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            file                         | rows | end
            gunsluo_trade_ALL_20210128.csv | 3  | ''
            tencent_doc_ALL_20220321.csv   | 1  | refused: FILE: summary count 12 is not the 1 read (line 4); summary order_total 0.06 is not the 0.01 read (line 4); summary refund_total 0.06 is not the 0.00 read (line 4)
            wxjava_ALL_2019.csv            | 1  | refused: FILE: summary count 48 is not the 1 read (line 4); summary order_total 5.76 is not the 6.00 read (line 4); summary refund_total 1.42 is not the 0.00 read (line 4); summary fee_total 0.01 is not the 0.04 read (line 4)
            """)
    void realBillsFootAndExcerptsOfThemDoNot(String file, int rows, String end) {
        assumeTrue(Files.isDirectory(WECHAT), "the bills of WeChat Pay are not beside the checkout");

        List<String> told = read("wechat-all", WECHAT.resolve(file));

        assertThat(told).hasSize(rows + (end.isEmpty() ? 0 : 1));
        assertThat(end.isEmpty() ? "" : told.get(rows)).isEqualTo(end);
    }
}

package org.tallyhouse.channelbill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.BoundedInput;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;

/**
 * Reads Alipay's business bill (支付宝业务明细): a zip with the details and a summary of them, both GBK. What counts is
 * 商家实收, what the merchant gets; the service fee is negative where it is charged. Comments below the rows say
 * in words what they come to.
 */
public final class AlipayReader implements BillReader {
    private static final Charset GBK = Charset.forName("GBK");
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final DateTimeFormatter TIME = BillFields.time("uuuu-MM-dd HH:mm:ss");
    private static final String TRADE_ID = "支付宝交易号";
    private static final String ORDER_ID = "商户订单号";
    private static final String KIND = "业务类型";
    private static final String FINISHED = "完成时间";
    private static final String RECEIVED = "商家实收（元）";
    private static final String REFUND_ID = "退款批次号/请求号";
    private static final String FEE = "服务费（元）";
    private static final List<String> COLUMNS = List.of(TRADE_ID, ORDER_ID, KIND, FINISHED, RECEIVED, REFUND_ID, FEE);

    @Override
    public void read(Path file, Consumer<BillRow> rows) {
        BillArchive.read(
                file,
                GBK,
                name -> name.endsWith("业务明细.csv"),
                (name, bytes) -> new Details(Path.of(file + "!detail"), rows).read(bytes));
    }

    /** The file with the details. */
    private static final class Details {
        private final Path file;
        private final Consumer<BillRow> rows;
        private final AlipayTotals totals;
        private @Nullable List<String> columns;

        Details(Path file, Consumer<BillRow> rows) {
            this.file = file;
            this.rows = rows;
            this.totals = new AlipayTotals(file);
        }

        void read(InputStream bytes) throws IOException {
            BoundedInput bounded = new BoundedInput(bytes);
            BufferedReader lines = new BufferedReader(new InputStreamReader(
                    bounded,
                    GBK.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            long number = 0;
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    bounded.beginPart();
                    line(number, line);
                }
            } catch (CharacterCodingException e) {
                throw new FileRefused(FileFault.unreadable(file, number + 1, "it is not GBK"), e);
            } catch (ArithmeticException e) {
                throw new FileRefused(FileFault.sumTooLarge(file), e);
            } catch (BoundedInput.TooLong e) {
                throw new FileRefused(FileFault.endless(file, number + 1), e);
            }
            totals.end();
        }

        private void line(long number, String line) {
            if (line.startsWith("#")) {
                totals.comment(number, line);
            } else if (!line.isBlank()) {
                fields(number, Arrays.asList(line.split(",", -1)));
            }
        }

        private void fields(long number, List<String> texts) {
            if (columns == null) {
                columns = texts.stream().map(String::trim).toList();
                List<String> missing = COLUMNS.stream()
                        .filter(column -> !columns.contains(column))
                        .toList();
                if (!missing.isEmpty()) {
                    throw refused(number, FileFault.headerLacks(missing));
                }
            } else if (texts.size() != columns.size()) {
                throw refused(
                        number,
                        FileFault.WRONG_STRUCTURE
                                .says("has {actual} fields where the header has {expected}")
                                .figures(columns.size(), texts.size()));
            } else {
                row(new BillFields(file, new FileRow(number, named(columns, texts))));
            }
        }

        /** A refund is told by the trade it is of; its own id is ours. */
        private void row(BillFields fields) {
            long receivedMinor = fields.major(RECEIVED, YUAN);
            boolean refund = switch (fields.text(KIND)) {
                case "交易" -> false;
                case "退款" -> true;
                default -> throw fields.refused(KIND, "is neither 交易 nor 退款");
            };
            totals.add(refund, receivedMinor);
            new BillRow.Head(
                            fields.row().line(),
                            fields.text(TRADE_ID),
                            fields.date(FINISHED, TIME),
                            YUAN,
                            fields.text(refund ? REFUND_ID : ORDER_ID),
                            "")
                    .row(refund ? Type.REFUND : Type.PAYMENT, receivedMinor, -fields.major(FEE, YUAN))
                    .ifPresent(rows);
        }

        private static Map<String, String> named(List<String> columns, List<String> texts) {
            Map<String, String> named = new HashMap<>();
            for (int at = 0; at < columns.size(); at++) {
                named.put(columns.get(at), texts.get(at));
            }
            return named;
        }

        private FileRefused refused(long line, Failure failure) {
            return new FileRefused(failure.in(file, line));
        }
    }
}

package org.tallyhouse.intake.bill;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tallyhouse.channelbill.AdyenReader;
import org.tallyhouse.channelbill.AlipayReader;
import org.tallyhouse.channelbill.BillReader;
import org.tallyhouse.channelbill.BillRow;
import org.tallyhouse.channelbill.PayPalReader;
import org.tallyhouse.channelbill.StripeReader;
import org.tallyhouse.channelbill.UnionPayFile;
import org.tallyhouse.intake.file.DeclaredLayouts;
import org.tallyhouse.intake.file.OwnTable;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.layout.declared.line.LayoutLine;
import org.tallyhouse.layout.declared.line.LayoutLines;
import org.tallyhouse.layout.declared.line.LayoutReader;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.money.Amounts;

/** Turns channels' bills, in whatever format they come, into the rows of our own bill. */
public final class BillFiles {
    private static final Set<String> OUTGOING = Set.of(
            BillRow.Type.REFUND.name(),
            BillRow.Type.CHARGEBACK.name(),
            BillRow.Type.PAYOUT.name(),
            BillRow.Type.DEBIT.name());

    private final MerchantMapper merchants;
    private final DeclaredLayouts layouts;

    public BillFiles(MerchantMapper merchants, DeclaredLayouts layouts) {
        this.merchants = merchants;
        this.layouts = layouts;
    }

    /** The rows of a file as our CSV: the file itself, or a temporary file which the caller deletes. */
    Path table(String channelId, Path file, LocalDate businessDate) {
        Channel channel = merchants.channels().stream()
                .filter(known -> known.channelId().equals(channelId))
                .findFirst()
                .orElseThrow(() -> new FileRefused("there is no channel " + channelId));
        return switch (channel.billFormat()) {
            case CSV -> file;
            case LAYOUT -> byLayout(channel, file, businessDate, folder -> file);
            case UNIONPAY_ZM -> byLayout(channel, file, businessDate, folder -> UnionPayFile.plain(file, folder));
            case ALIPAY -> byReader(new AlipayReader(), file);
            case ADYEN -> byReader(new AdyenReader(), file);
            case STRIPE -> byReader(new StripeReader(), file);
            case PAYPAL_STL -> byReader(new PayPalReader(), file);
        };
    }

    private static Path byReader(BillReader reader, Path file) {
        return OwnTable.make(
                ChannelBillLoader.ALL_COLUMNS,
                (table, folder) -> reader.read(
                        file,
                        row -> table.row(
                                row.line(),
                                Map.of(
                                        "channel_reference", row.reference(),
                                        "business_date", row.date(),
                                        "type", row.type(),
                                        "currency", row.currency(),
                                        "amount", Amounts.format(row.amountMinor(), row.currency()),
                                        "fee", Amounts.format(row.feeMinor(), row.currency()),
                                        "status", "SUCCESS",
                                        "merchant_reference", row.merchantReference(),
                                        "batch", row.batch()))));
    }

    /** @param unpack makes the plain file in a folder, or is the file itself */
    private Path byLayout(Channel channel, Path file, LocalDate businessDate, UnaryOperator<Path> unpack) {
        LayoutReader reader =
                new LayoutReader(layouts.find(channel.billLayout(), LayoutPurpose.CHANNEL_BILL, file), businessDate);
        return OwnTable.make(ChannelBillLoader.ALL_COLUMNS, (table, folder) -> {
            Path plain = unpack.apply(folder);
            try (LayoutLines lines = reader.open(plain)) {
                while (lines.hasNext()) {
                    copy(lines.next(), table);
                }
            } catch (FileRefused e) {
                throw new FileRefused(String.valueOf(e.getMessage()).replace(plain.toString(), file.toString()), e);
            }
        });
    }

    private static void copy(LayoutLine line, OwnTable table) {
        if (line instanceof LayoutLine.Detail detail) {
            FileRow row = detail.row();
            Map<String, String> fields = new HashMap<>();
            ChannelBillLoader.ALL_COLUMNS.forEach(column -> fields.put(column, row.get(column)));
            fields.put("amount", amount(row));
            table.row(row.line(), fields);
        } else if (line instanceof LayoutLine.Faulty faulty) {
            table.fault(
                    line.line(),
                    faulty.faults().get(0).field(),
                    faulty.faults().get(0).value(),
                    RejectReason.UNREADABLE,
                    faulty.faults().get(0).reason());
        }
    }

    /** A channel may write with a minus what its type says goes out. */
    private static String amount(FileRow row) {
        String amount = row.get("amount");
        return amount.startsWith("-") && OUTGOING.contains(row.get("type")) ? amount.substring(1) : amount;
    }
}

package org.tallyhouse.setup.kind;

import java.util.List;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.Channel.BillFormat;
import org.tallyhouse.merchant.Channel.BillPolicy;
import org.tallyhouse.merchant.Channel.SettlePolicy;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;

/** channels.csv: who brings the money. */
public final class ChannelFile implements CsvKind<Channel> {
    private static final FileColumn<String> CHANNEL_ID = FileColumn.required("channel_id", FieldTypes.ID);
    private static final FileColumn<String> NAME = FileColumn.required("name", FieldTypes.text(128));
    private static final FileColumn<String> BANK_ID = FileColumn.required("bank_id", FieldTypes.ID);
    private static final FileColumn<BillPolicy> BILL =
            FileColumn.required("bill", FieldTypes.oneOf(List.of(BillPolicy.values())));
    private static final FileColumn<String> DEPOSIT_REFERENCE =
            FileColumn.required("deposit_reference", FieldTypes.text(64));
    private static final FileColumn<SettlePolicy> SETTLE =
            FileColumn.extra("settle", FieldTypes.oneOf(List.of(SettlePolicy.values())));
    private static final FileColumn<BillFormat> BILL_FORMAT =
            FileColumn.extra("bill_format", FieldTypes.oneOf(List.of(BillFormat.values())));
    private static final FileColumn<String> BILL_LAYOUT = FileColumn.extra("bill_layout", FieldTypes.text(64));

    public static final KindTable<Channel> TABLE = new KindTable<>(
            "channel",
            List.of(
                    "channel_id",
                    "name",
                    "bank_id",
                    "bill",
                    "deposit_reference",
                    "settle",
                    "bill_format",
                    "bill_layout"),
            channel -> new Object[] {
                channel.channelId(),
                channel.name(),
                channel.bankId(),
                channel.bill().name(),
                channel.depositReference(),
                channel.settle().name(),
                channel.billFormat().name(),
                channel.billLayout()
            });

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public String file() {
        return "channels.csv";
    }

    @Override
    public List<FileColumn<?>> columns() {
        return List.of(CHANNEL_ID, NAME, BANK_ID, BILL, DEPOSIT_REFERENCE, SETTLE, BILL_FORMAT, BILL_LAYOUT);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(CHANNEL_ID);
    }

    @Override
    public Channel build(FieldValues row) {
        return new Channel(
                row.get(CHANNEL_ID),
                row.get(NAME),
                row.get(BANK_ID),
                row.get(BILL),
                row.get(DEPOSIT_REFERENCE),
                row.get(SETTLE, SettlePolicy.ANYTIME),
                row.get(BILL_FORMAT, BillFormat.CSV),
                row.get(BILL_LAYOUT, ""));
    }

    @Override
    public List<String> key(Channel channel) {
        return List.of(channel.channelId());
    }

    @Override
    public String subject(Channel channel) {
        return "channel " + channel.channelId();
    }

    @Override
    public List<KindAttribute<Channel>> attributes() {
        return List.of(
                KindAttribute.free("name", Channel::name),
                KindAttribute.free("bank_id", Channel::bankId),
                KindAttribute.free("bill", Channel::bill),
                KindAttribute.free("deposit_reference", Channel::depositReference),
                KindAttribute.free("settle", Channel::settle),
                KindAttribute.free("bill_format", Channel::billFormat),
                KindAttribute.free("bill_layout", Channel::billLayout));
    }
}

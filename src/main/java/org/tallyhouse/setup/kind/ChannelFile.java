package org.tallyhouse.setup.kind;

import java.util.List;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.Channel.BillFormat;
import org.tallyhouse.merchant.Channel.BillPolicy;
import org.tallyhouse.merchant.Channel.SettlePolicy;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;

/** channels.csv: who brings the money. */
public final class ChannelFile implements CsvKind<Channel> {
    private static final Column<String> CHANNEL_ID = Column.required("channel_id", FieldTypes.ID);
    private static final Column<String> NAME = Column.required("name", FieldTypes.text(128));
    private static final Column<String> BANK_ID = Column.required("bank_id", FieldTypes.ID);
    private static final Column<BillPolicy> BILL =
            Column.required("bill", FieldTypes.oneOf(List.of(BillPolicy.values())));
    private static final Column<String> DEPOSIT_REFERENCE = Column.required("deposit_reference", FieldTypes.text(64));
    private static final Column<SettlePolicy> SETTLE =
            Column.extra("settle", FieldTypes.oneOf(List.of(SettlePolicy.values())));
    private static final Column<BillFormat> BILL_FORMAT =
            Column.extra("bill_format", FieldTypes.oneOf(List.of(BillFormat.values())));
    private static final Column<String> BILL_LAYOUT = Column.extra("bill_layout", FieldTypes.text(64));

    public static final Table<Channel> TABLE = new Table<>(
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
    public List<Column<?>> columns() {
        return List.of(CHANNEL_ID, NAME, BANK_ID, BILL, DEPOSIT_REFERENCE, SETTLE, BILL_FORMAT, BILL_LAYOUT);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(CHANNEL_ID);
    }

    @Override
    public Channel build(Fields row) {
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
    public List<Attribute<Channel>> attributes() {
        return List.of(
                Attribute.free("name", Channel::name),
                Attribute.free("bank_id", Channel::bankId),
                Attribute.free("bill", Channel::bill),
                Attribute.free("deposit_reference", Channel::depositReference),
                Attribute.free("settle", Channel::settle),
                Attribute.free("bill_format", Channel::billFormat),
                Attribute.free("bill_layout", Channel::billLayout));
    }
}

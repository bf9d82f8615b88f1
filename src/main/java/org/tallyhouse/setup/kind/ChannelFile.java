package org.tallyhouse.setup.kind;

import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.Channel.BillFormat;
import org.tallyhouse.merchant.Channel.BillPolicy;
import org.tallyhouse.merchant.Channel.SettlePolicy;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** channels.csv: who brings the money. */
public final class ChannelFile implements CsvKind<Channel> {
    private static final KindFields<Channel> FIELDS = KindFields.storedIn("channel");
    private static final FileColumn<String> CHANNEL_ID =
            FIELDS.required("channel_id", FieldTypes.ID).key(Channel::channelId);
    private static final FileColumn<String> NAME =
            FIELDS.required("name", FieldTypes.text(128)).free(Channel::name);
    private static final FileColumn<String> BANK_ID =
            FIELDS.required("bank_id", FieldTypes.ID).free(Channel::bankId);
    private static final FileColumn<BillPolicy> BILL =
            FIELDS.required("bill", FieldTypes.oneOf(BillPolicy.class)).free(Channel::bill);
    private static final FileColumn<String> DEPOSIT_REFERENCE =
            FIELDS.required("deposit_reference", FieldTypes.text(64)).free(Channel::depositReference);
    private static final FileColumn<SettlePolicy> SETTLE =
            FIELDS.extra("settle", FieldTypes.oneOf(SettlePolicy.class)).free(Channel::settle);
    private static final FileColumn<BillFormat> BILL_FORMAT =
            FIELDS.extra("bill_format", FieldTypes.oneOf(BillFormat.class)).free(Channel::billFormat);
    private static final FileColumn<String> BILL_LAYOUT =
            FIELDS.extra("bill_layout", FieldTypes.text(64)).free(Channel::billLayout);

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public String file() {
        return "channels.csv";
    }

    @Override
    public KindFields<Channel> fields() {
        return FIELDS;
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
    public String subject(Channel channel) {
        return "channel " + channel.channelId();
    }
}

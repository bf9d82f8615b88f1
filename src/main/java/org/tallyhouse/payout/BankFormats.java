package org.tallyhouse.payout;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.bankfile.iso20022.Pain001Format;
import org.tallyhouse.bankfile.iso20022.Pain001Version;
import org.tallyhouse.bankfile.nacha.NachaFormat;
import org.tallyhouse.bankfile.nacha.NachaSettings;
import org.tallyhouse.layout.declared.line.LayoutWriter;
import org.tallyhouse.layout.declared.load.LayoutFolder;
import org.tallyhouse.payout.BankFormat.Csv;
import org.tallyhouse.payout.BankFormat.Declared;
import org.tallyhouse.payout.BankFormat.Standard;
import org.tallyhouse.payout.PayoutMapper.Sender;
import org.tallyhouse.run.HomeFolders;

/** Which format the files to each bank have. */
@Component
final class BankFormats {
    private static final String PURPOSE = "PAYOUT";
    private static final int NACHA_NAME = 23;
    private static final int NACHA_COMPANY_NAME = 16;

    private final PayoutMapper mapper;
    private final HomeFolders folders;

    BankFormats(PayoutMapper mapper, HomeFolders folders) {
        this.mapper = mapper;
        this.folders = folders;
    }

    /** The formats as they are agreed now, each made when it is first asked for. */
    Known read() {
        return new Known(mapper.senders().stream().collect(Collectors.toMap(Sender::bankId, Function.identity())));
    }

    /** What is known of the formats for as long as one look at them counts. */
    final class Known {
        private final Map<String, Sender> senders;
        private final Map<String, BankFormat> made = new HashMap<>();

        private Known(Map<String, Sender> senders) {
            this.senders = senders;
        }

        /** @throws IllegalArgumentException if the bank does not pay in the currency, or has no format */
        BankFormat require(String bankId, String currency) {
            BankFormat format = of(bankId);
            Sender sender = senders.get(bankId);
            if (sender != null && !sender.currency().equals(currency)) {
                throw new IllegalArgumentException("bank %s pays %s and no %s; name another by set-up"
                        .formatted(bankId, sender.currency(), currency));
            }
            return format;
        }

        /** @throws IllegalArgumentException if there is no such bank, or what is agreed with it makes no format */
        BankFormat of(String bankId) {
            BankFormat known = made.get(bankId);
            if (known == null) {
                Sender sender = senders.get(bankId);
                if (sender == null) {
                    throw new IllegalArgumentException("there is no bank %s; load it by set-up".formatted(bankId));
                }
                known = BankFormats.this.of(sender);
                made.put(bankId, known);
            }
            return known;
        }
    }

    private BankFormat of(Sender sender) {
        return switch (sender.format()) {
            case CSV -> new Csv();
            case LAYOUT ->
                new Declared(new LayoutWriter(
                        LayoutFolder.load(folders.jobs("layouts")).find(sender.layout())));
            case PAIN_001_001_09 ->
                new Standard(sender, new Pain001Format(Pain001Version.V09), UnaryOperator.identity());
            case PAIN_001_001_03 ->
                new Standard(sender, new Pain001Format(Pain001Version.V03), UnaryOperator.identity());
            case NACHA_CCD -> new Standard(sender, new NachaFormat(nacha(sender)), NachaFormat::individualId);
        };
    }

    private static NachaSettings nacha(Sender sender) {
        return new NachaSettings(
                sender.bankCode(),
                cut(sender.bankName(), NACHA_NAME),
                sender.originatorId(),
                cut(sender.institution(), NACHA_NAME),
                cut(sender.institution(), NACHA_COMPANY_NAME),
                sender.originatorId(),
                NachaSettings.EntryClass.CCD,
                PURPOSE,
                ZoneOffset.UTC);
    }

    private static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length);
    }
}

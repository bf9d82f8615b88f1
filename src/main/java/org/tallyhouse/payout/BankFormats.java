package org.tallyhouse.payout;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.bankfile.CreditTransferFormat;
import org.tallyhouse.bankfile.NachaFormat;
import org.tallyhouse.bankfile.NachaSettings;
import org.tallyhouse.bankfile.Pain001Format;
import org.tallyhouse.bankfile.Pain001Version;
import org.tallyhouse.bankfile.Party;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.payout.PayoutMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.Sender;

/** Which format the files to each bank have, and what stands in them about us. */
@Component
final class BankFormats {
    private static final String PURPOSE = "PAYOUT";
    private static final int NACHA_NAME = 16;

    private final PayoutMapper mapper;

    BankFormats(PayoutMapper mapper) {
        this.mapper = mapper;
    }

    /** The senders as they are known to the banks, by bank. */
    Map<String, Sender> senders() {
        Map<String, Sender> senders = new HashMap<>();
        mapper.senders().forEach(sender -> senders.put(sender.bankId(), sender));
        return senders;
    }

    /** Null for our own CSV. */
    static @Nullable CreditTransferFormat of(Sender sender) {
        return switch (sender.format()) {
            case CSV -> null;
            case PAIN_001_001_09 -> new Pain001Format(Pain001Version.V09);
            case PAIN_001_001_03 -> new Pain001Format(Pain001Version.V03);
            case NACHA_CCD -> new NachaFormat(nacha(sender));
        };
    }

    private static NachaSettings nacha(Sender sender) {
        return new NachaSettings(
                sender.bankCode(),
                cut(sender.bankName(), 23),
                sender.originatorId(),
                cut(sender.institution(), 23),
                cut(sender.institution(), NACHA_NAME),
                sender.originatorId(),
                NachaSettings.EntryClass.CCD,
                PURPOSE,
                ZoneOffset.UTC);
    }

    private static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length);
    }

    /** The id an instruction has in the bank's files. */
    static String reference(Sender sender, String instructionId) {
        return sender.format() == Format.NACHA_CCD ? NachaFormat.individualId(instructionId) : instructionId;
    }

    /**
     * What stands in the head of a file. Its time is midnight after the business date, so that the file made
     * again is the same; banks execute on the day after it.
     */
    static CreditTransferFile head(Sender sender, BankFile file) {
        return new CreditTransferFile(
                file.name().substring(0, file.name().lastIndexOf('.')),
                file.businessDate(),
                file.businessDate().plusDays(1),
                file.businessDate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                file.sequence(),
                new Party(sender.institution(), sender.accountNumber(), sender.bankCode()),
                file.currency(),
                file.itemCount(),
                file.totalMinor());
    }
}

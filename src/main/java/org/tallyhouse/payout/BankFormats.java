package org.tallyhouse.payout;

import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.bankfile.CreditTransferFormat;
import org.tallyhouse.bankfile.NachaFormat;
import org.tallyhouse.bankfile.NachaSettings;
import org.tallyhouse.bankfile.Pain001Format;
import org.tallyhouse.bankfile.Pain001Version;
import org.tallyhouse.bankfile.Party;
import org.tallyhouse.layout.declared.FileHead;
import org.tallyhouse.layout.declared.LayoutWriter;
import org.tallyhouse.layout.declared.Layouts;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.PayoutMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.Sender;
import org.tallyhouse.run.Folders;

/** Which format the files to each bank have, and what stands in them about us. */
@Component
final class BankFormats {
    private static final String PURPOSE = "PAYOUT";
    private static final int NACHA_NAME = 16;

    private final PayoutMapper mapper;
    private final Folders folders;

    BankFormats(PayoutMapper mapper, Folders folders) {
        this.mapper = mapper;
        this.folders = folders;
    }

    /** Throws what the format of a bank says of an instruction that it cannot carry. */
    void check(Sender sender, BankFile file, Instruction instruction) {
        CreditTransferFormat format = of(sender);
        if (format != null) {
            format.check(head(sender, file), instruction.transfer());
        } else if (!sender.layout().isEmpty()) {
            byLayout(sender)
                    .write(
                            OutputStream.nullOutputStream(),
                            headByLayout(file),
                            each -> each.accept(fields(instruction.transfer(), file.currency())));
        }
    }

    LayoutWriter byLayout(Sender sender) {
        return new LayoutWriter(
                Layouts.load(folders.home().resolve("jobs/layouts")).find(sender.layout()));
    }

    static FileHead headByLayout(BankFile file) {
        return new FileHead(file.businessDate(), file.sequence(), file.currency(), Map.of());
    }

    static Map<String, String> fields(CreditTransfer row, String currency) {
        return Map.of(
                "instruction_id", row.instructionId(),
                "account_name", row.name(),
                "account_number", row.accountNumber(),
                "bank_code", row.bankCode(),
                "currency", currency,
                "amount", Amounts.format(row.amountMinor(), currency),
                "reference", row.reference());
    }

    /** The senders as they are known to the banks, by bank. */
    Map<String, Sender> senders() {
        Map<String, Sender> senders = new HashMap<>();
        mapper.senders().forEach(sender -> senders.put(sender.bankId(), sender));
        return senders;
    }

    /** Null for our own CSV and for declared layouts. */
    static @Nullable CreditTransferFormat of(Sender sender) {
        return switch (sender.format()) {
            case CSV, LAYOUT -> null;
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

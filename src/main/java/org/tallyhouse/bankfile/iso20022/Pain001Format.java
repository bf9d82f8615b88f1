package org.tallyhouse.bankfile.iso20022;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.bankfile.CreditTransferFormat;
import org.tallyhouse.bankfile.TextRule;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.bankfile.TransferSource;
import org.tallyhouse.bankfile.WrittenTotals;
import org.tallyhouse.money.Amounts;

/**
 * Customer credit transfer initiation (ISO 20022 pain.001): one message with one payment block, whose
 * ids are both the file's. The instruction id is written as InstrId and as EndToEndId, whole: one
 * longer than 35 characters is refused, never shortened, as the bank's answers name the payment by it.
 */
public final class Pain001Format implements CreditTransferFormat {
    private static final TextRule ID = TextRule.xml(35);
    private static final TextRule TEXT = TextRule.xml(140);
    private static final TextRule ACCOUNT = TextRule.xml(34);
    private static final TextRule BANK = TextRule.xml(35);

    private final Pain001Version version;

    public Pain001Format(Pain001Version version) {
        this.version = Objects.requireNonNull(version, "version is null");
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public void check(CreditTransferFile file, CreditTransfer transfer) {
        ID.check(transfer, "instruction id", transfer.instructionId());
        TEXT.check(transfer, "name", transfer.name());
        ACCOUNT.check(transfer, "account number", transfer.accountNumber());
        String ibanFault = Iban.fault(transfer.accountNumber());
        if (ibanFault != null) {
            throw refused(transfer, "account number", transfer.accountNumber(), ibanFault);
        }
        if (!transfer.bankCode().isEmpty()) {
            BANK.check(transfer, "bank code", transfer.bankCode());
        }
        if (!transfer.reference().isEmpty()) {
            TEXT.check(transfer, "reference", transfer.reference());
        }
        if (transfer.amountMinor() <= 0) {
            throw refused(
                    transfer,
                    "amount",
                    Amounts.format(transfer.amountMinor(), file.currency()),
                    "is not positive; only money we owe is paid");
        }
    }

    private static TransferRefused refused(CreditTransfer transfer, String field, String value, String reason) {
        return new TransferRefused(transfer.instructionId(), field, value, reason);
    }

    private static void check(CreditTransferFile file) {
        ID.check(file, "file id", file.fileId());
        TEXT.check(file, "debtor's name", file.debtor().name());
        ACCOUNT.check(file, "debtor's account number", file.debtor().accountNumber());
        String account = file.debtor().accountNumber();
        String ibanFault = Iban.fault(account);
        if (ibanFault != null) {
            throw new IllegalArgumentException(
                    "file %s: debtor's account number '%s' %s".formatted(file.fileId(), account, ibanFault));
        }
        if (!file.debtor().bankCode().isEmpty()) {
            BANK.check(file, "debtor's bank code", file.debtor().bankCode());
        }
    }

    @Override
    public void write(CreditTransferFile file, TransferSource source, OutputStream out) throws IOException {
        check(file);
        WrittenTotals totals = new WrittenTotals(file);
        try {
            Pain001Writer writer = new Pain001Writer(version, file, out);
            writer.open();
            source.forEach(transfer -> {
                check(file, transfer);
                writer.transfer(transfer);
                totals.add(transfer);
            });
            totals.requireAgreement();
            writer.finish();
        } catch (XMLStreamException e) {
            throw new IOException("file %s cannot be written: %s".formatted(file.fileId(), e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

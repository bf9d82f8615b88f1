package org.tallyhouse.bankfile.nacha;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.bankfile.CreditTransferFormat;
import org.tallyhouse.bankfile.TextRule;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.bankfile.TransferSource;
import org.tallyhouse.bankfile.WrittenTotals;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.money.Amounts;

/**
 * Credits to accounts in the United States: a NACHA file of 94-character records (Nacha Operating Rules,
 * appendix three). All go to checking accounts; a reference goes into one addenda record. A batch ends
 * where urgency changes, so order the transfers by it.
 */
public final class NachaFormat implements CreditTransferFormat {
    /** The largest payment of an entry, ten digits of cents. */
    private static final long MAX_ENTRY_CENTS = 9_999_999_999L;

    /** The largest payment that settles on the same day: one million dollars. */
    private static final long MAX_SAME_DAY_CENTS = 100_000_000L;

    private static final long MAX_FILE_CENTS = 999_999_999_999L;
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_ID_LENGTH = 15;

    private static final TextRule ID = TextRule.ascii(64);
    private static final TextRule NAME = TextRule.ascii(140);
    private static final TextRule ACCOUNT = TextRule.ascii(17);
    private static final TextRule REFERENCE = TextRule.ascii(80);

    private final NachaSettings settings;

    public NachaFormat(NachaSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings is null");
    }

    @Override
    public String extension() {
        return "ach";
    }

    /**
     * The id that stands in the file and in a return, which has room for 15 characters: the instruction
     * id itself, or, if that is longer, T and 70 bits of its SHA-256 as base 32.
     */
    public static String individualId(String instructionId) {
        if (instructionId.length() <= MAX_ID_LENGTH) {
            return instructionId;
        }
        BigInteger hash = new BigInteger(FileFacts.sha256(instructionId), 16).shiftRight(256 - 70);
        String digits = hash.toString(32).toUpperCase(Locale.ROOT);
        return "T" + "0".repeat(MAX_ID_LENGTH - 1 - digits.length()) + digits;
    }

    /**
     * The trace number of a file's n-th transfer, counted from 1: the debtor's bank and seven digits that
     * come from the file's sequence, so that 99 files in a row share none.
     */
    public static String traceNumber(CreditTransferFile file, int position) {
        return "%s%07d"
                .formatted(file.debtor().bankCode().substring(0, 8), file.sequence() % 99 * MAX_ENTRIES + position);
    }

    @Override
    public void check(CreditTransferFile file, CreditTransfer transfer) {
        ID.check(transfer, "instruction id", transfer.instructionId());
        NAME.check(transfer, "name", transfer.name());
        ACCOUNT.check(transfer, "account number", transfer.accountNumber());
        if (!transfer.reference().isEmpty()) {
            REFERENCE.check(transfer, "reference", transfer.reference());
        }
        if (!RoutingNumber.isValid(transfer.bankCode())) {
            throw new TransferRefused(
                    transfer.instructionId(),
                    "bank code",
                    transfer.bankCode(),
                    "is no routing number: nine digits with the right check digit");
        }
        checkAmount(transfer);
    }

    private static void checkAmount(CreditTransfer transfer) {
        long most = transfer.urgent() ? MAX_SAME_DAY_CENTS : MAX_ENTRY_CENTS;
        if (transfer.amountMinor() <= 0 || transfer.amountMinor() > most) {
            throw new TransferRefused(
                    transfer.instructionId(),
                    "amount",
                    Amounts.format(transfer.amountMinor(), "USD"),
                    "is not from 0.01 to " + Amounts.format(most, "USD")
                            + (transfer.urgent() ? ", the most that settles on the same day" : ""));
        }
    }

    private static void check(CreditTransferFile file) {
        if (!file.currency().equals("USD")) {
            throw new IllegalArgumentException("file %s: currency '%s' is not USD, all that NACHA files carry"
                    .formatted(file.fileId(), file.currency()));
        }
        if (!RoutingNumber.isValid(file.debtor().bankCode())) {
            throw new IllegalArgumentException("file %s: debtor's bank code '%s' is no routing number"
                    .formatted(file.fileId(), file.debtor().bankCode()));
        }
        if (file.itemCount() > MAX_ENTRIES || file.totalMinor() > MAX_FILE_CENTS) {
            throw new IllegalArgumentException(
                    "file %s: %d transfers of %d cents are more than one file holds; split it"
                            .formatted(file.fileId(), file.itemCount(), file.totalMinor()));
        }
    }

    @Override
    public void write(CreditTransferFile file, TransferSource source, OutputStream out) throws IOException {
        check(file);
        WrittenTotals totals = new WrittenTotals(file);
        NachaWriter writer = new NachaWriter(settings, file, line -> put(out, line));
        try {
            writer.open();
            source.forEach(transfer -> {
                check(file, transfer);
                totals.add(transfer);
                writer.transfer(transfer, totals.count());
            });
            totals.requireAgreement();
            writer.finish();
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void put(OutputStream out, String line) {
        try {
            out.write(line.getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

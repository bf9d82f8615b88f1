package org.tallyhouse.bankfile.nacha;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;

/** Writes the records of one NACHA file in order; their values are checked already. */
final class NachaWriter {
    static final int RECORD_LENGTH = 94;
    static final int BLOCKING_FACTOR = 10;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final String FILE_ID_MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int CREDITS_ONLY = 220;
    private static final int CREDIT_TO_CHECKING = 22;

    private final NachaSettings settings;
    private final CreditTransferFile file;
    private final Consumer<String> out;
    private final NachaTotals all = new NachaTotals();
    private @Nullable NachaTotals batch;
    private boolean batchIsUrgent;
    private int batches;
    private long lines;

    NachaWriter(NachaSettings settings, CreditTransferFile file, Consumer<String> out) {
        this.settings = settings;
        this.file = file;
        this.out = out;
    }

    void open() {
        // date, time and modifier tell files apart; when the modifiers of a minute are used up, the next one begins
        int before = file.sequence() - 1;
        ZonedDateTime created =
                file.createdAt().atZone(settings.zone()).plusMinutes(before / FILE_ID_MODIFIERS.length());
        char modifier = FILE_ID_MODIFIERS.charAt(before % FILE_ID_MODIFIERS.length());
        line("101%10s%10s%s%s%c094101%-23s%-23s%8s"
                .formatted(
                        settings.destination(),
                        settings.origin(),
                        DATE.format(created),
                        TIME.format(created),
                        modifier,
                        settings.destinationName(),
                        settings.originName(),
                        ""));
    }

    void transfer(CreditTransfer transfer, int position) {
        NachaTotals totals = batchFor(transfer.urgent());
        String trace = NachaFormat.traceNumber(file, position);
        boolean hasAddenda = !transfer.reference().isEmpty();
        line("6%d%s%-17s%010d%-15s%-22s  %d%s"
                .formatted(
                        CREDIT_TO_CHECKING,
                        transfer.bankCode(),
                        transfer.accountNumber(),
                        transfer.amountMinor(),
                        NachaFormat.individualId(transfer.instructionId()),
                        cut(transfer.name()),
                        hasAddenda ? 1 : 0,
                        trace));
        totals.entry(transfer.bankCode(), true, transfer.amountMinor());
        if (hasAddenda) {
            line("705%-80s0001%s".formatted(transfer.reference(), trace.substring(8)));
            totals.addenda();
        }
    }

    /** The payee's bank posts by account number; the name is there for people and is cut to its field. */
    private static String cut(String name) {
        return name.length() > 22 ? name.substring(0, 22) : name;
    }

    private NachaTotals batchFor(boolean urgent) {
        NachaTotals open = batch;
        if (open != null && batchIsUrgent == urgent) {
            return open;
        }
        endBatch();
        batches++;
        batchIsUrgent = urgent;
        line("5%d%-16s%20s%-10s%s%-10s%6s%s   1%s%07d"
                .formatted(
                        CREDITS_ONLY,
                        settings.companyName(),
                        "",
                        settings.companyId(),
                        settings.entryClass(),
                        settings.entryDescription(),
                        "",
                        DATE.format(file.executionDate()),
                        originatingBank(),
                        batches));
        NachaTotals started = new NachaTotals();
        batch = started;
        return started;
    }

    private void endBatch() {
        NachaTotals open = batch;
        if (open == null) {
            return;
        }
        line("8%d%06d%010d%012d%012d%-10s%25s%s%07d"
                .formatted(
                        CREDITS_ONLY,
                        open.records(),
                        open.hash(),
                        open.debit(),
                        open.credit(),
                        settings.companyId(),
                        "",
                        originatingBank(),
                        batches));
        all.add(open);
    }

    private String originatingBank() {
        return file.debtor().bankCode().substring(0, 8);
    }

    void finish() {
        endBatch();
        long blocks = (lines + 1 + BLOCKING_FACTOR - 1) / BLOCKING_FACTOR;
        line("9%06d%06d%08d%010d%012d%012d%39s"
                .formatted(batches, blocks, all.records(), all.hash(), all.debit(), all.credit(), ""));
        while (lines % BLOCKING_FACTOR != 0) {
            line("9".repeat(RECORD_LENGTH));
        }
    }

    private void line(String record) {
        if (record.length() != RECORD_LENGTH) {
            throw new IllegalStateException("file %s: record '%s' has %d characters, not %d"
                    .formatted(file.fileId(), record, record.length(), RECORD_LENGTH));
        }
        lines++;
        out.accept(record);
    }
}

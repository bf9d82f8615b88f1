package org.tallyhouse.payout;

import java.util.Objects;
import org.tallyhouse.payout.PayoutMapper.ToFile;

/** Fills files with instructions in their order, as far as the bank's limits for a file go. */
final class FileFilling {
    private final int itemsAtMost;
    private String bankId = "";
    private int sequence;
    private int items;
    private long totalMinor;

    /** itemsAtMost: for banks without a limit of their own. */
    FileFilling(int itemsAtMost) {
        this.itemsAtMost = itemsAtMost;
    }

    /** The file an instruction goes into: the last one of its bank, or a new one. They come in the order of banks. */
    int sequenceOf(ToFile row) {
        if (!bankId.equals(row.bankId())) {
            bankId = row.bankId();
            open(row.filesBefore() + 1);
        } else if (!hasRoomFor(row)) {
            open(sequence + 1);
        }
        items++;
        totalMinor = Math.addExact(totalMinor, row.amountMinor());
        return sequence;
    }

    private void open(int next) {
        sequence = next;
        items = 0;
        totalMinor = 0;
    }

    private boolean hasRoomFor(ToFile row) {
        Long amountAtMost = row.amountPerFileMinor();
        return items < Objects.requireNonNullElse(row.itemsPerFile(), itemsAtMost)
                && (amountAtMost == null || Math.addExact(totalMinor, row.amountMinor()) <= amountAtMost);
    }
}

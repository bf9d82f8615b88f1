package org.tallyhouse.payout;

import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** Fills the files of a bank with transfers in their order, as far as its limits for a file go. */
final class FileFilling {
    private final int itemsAtMost;
    private final @Nullable Long amountAtMostMinor;
    private @Nullable Urgency urgency;
    private int sequence;
    private int items;
    private long totalMinor;

    /** filesBefore: how many of the date the bank has already. */
    FileFilling(int itemsAtMost, @Nullable Long amountAtMostMinor, int filesBefore) {
        this.itemsAtMost = itemsAtMost;
        this.amountAtMostMinor = amountAtMostMinor;
        this.sequence = filesBefore;
    }

    /** The file a transfer goes into: the last one, or a new one; no file has both urgent ones and others. */
    int sequenceOf(Urgency ofTransfer, long amountMinor) {
        if (urgency != ofTransfer || !hasRoomFor(amountMinor)) {
            urgency = ofTransfer;
            sequence++;
            items = 0;
            totalMinor = 0;
        }
        items++;
        totalMinor = Math.addExact(totalMinor, amountMinor);
        return sequence;
    }

    private boolean hasRoomFor(long amountMinor) {
        return items < itemsAtMost
                && (amountAtMostMinor == null || Math.addExact(totalMinor, amountMinor) <= amountAtMostMinor);
    }
}

package org.tallyhouse.bankfile;

/** Counts and sums what a writer wrote, and holds it against what the file states. */
public final class WrittenTotals {
    private final CreditTransferFile file;
    private int count;
    private long totalMinor;

    public WrittenTotals(CreditTransferFile file) {
        this.file = file;
    }

    public void add(CreditTransfer transfer) {
        count++;
        totalMinor = Math.addExact(totalMinor, transfer.amountMinor());
    }

    public int count() {
        return count;
    }

    /** The file states them in its first lines, before they are known: a difference makes it worthless. */
    public void requireAgreement() {
        if (count != file.itemCount()) {
            throw new IllegalStateException("file %s: count of transfers is %d, not the %d expected"
                    .formatted(file.fileId(), count, file.itemCount()));
        }
        if (totalMinor != file.totalMinor()) {
            throw new IllegalStateException("file %s: total is %d, not the %d expected (minor units of %s)"
                    .formatted(file.fileId(), totalMinor, file.totalMinor(), file.currency()));
        }
    }
}

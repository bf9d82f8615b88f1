package org.tallyhouse.payout;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tallyhouse.payout.PayoutMapper.ToFile;

/** Fills files with instructions in their order, as far as the bank's limits for a file go. */
final class FileFilling {
    private final List<Slot> files = new ArrayList<>();
    private final int itemsAtMost;
    private Slot last = new Slot("", 0);

    /** itemsAtMost: for banks without a limit of their own. */
    FileFilling(int itemsAtMost) {
        this.itemsAtMost = itemsAtMost;
    }

    /** A file that is being filled; minor units. */
    static final class Slot {
        final String bankId;
        final int sequence;
        final List<String> instructionIds = new ArrayList<>();
        private int items;
        private long totalMinor;

        private Slot(String bankId, int sequence) {
            this.bankId = bankId;
            this.sequence = sequence;
        }

        private boolean takes(ToFile row, int itemsAtMost) {
            int most = Objects.requireNonNullElse(row.itemsPerFile(), itemsAtMost);
            Long amountAtMost = row.amountPerFileMinor();
            return items < most
                    && (amountAtMost == null || Math.addExact(totalMinor, row.amountMinor()) <= amountAtMost);
        }

        private void add(ToFile row) {
            instructionIds.add(row.instructionId());
            items++;
            totalMinor = Math.addExact(totalMinor, row.amountMinor());
        }
    }

    /** Adds an instruction, in the order of banks, to the last file of its bank or to a new one. */
    void add(ToFile row) {
        if (!last.bankId.equals(row.bankId())) {
            open(row, row.filesBefore() + 1);
        } else if (last.items > 0 && !last.takes(row, itemsAtMost)) {
            open(row, last.sequence + 1);
        }
        last.add(row);
    }

    private void open(ToFile row, int sequence) {
        last = new Slot(row.bankId(), sequence);
        files.add(last);
    }

    /** What was added since the last call, by file. */
    List<Slot> takeAdded() {
        List<Slot> added = new ArrayList<>();
        for (Slot file : files) {
            if (!file.instructionIds.isEmpty()) {
                Slot part = new Slot(file.bankId, file.sequence);
                part.instructionIds.addAll(file.instructionIds);
                file.instructionIds.clear();
                added.add(part);
            }
        }
        files.removeIf(file -> file != last);
        return added;
    }
}

package org.tallyhouse.payout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills transfers with the amounts that are paid together: merged first, then split over a bank's limit. */
final class TransferParts {
    private TransferParts() {}

    /** What a transfer has of an amount: of which one, in which transfer, both counted from 0; minor units. */
    record Part(int of, int transfer, long amountMinor) {}

    /**
     * Takes the amounts in their order; every transfer but the last is of the limit. One transfer where there is
     * no limit.
     *
     * @param amountsMinor each more than zero, minor units
     * @param limitMinor more than zero, minor units, or null
     */
    static List<Part> of(List<Long> amountsMinor, @Nullable Long limitMinor) {
        long limit = limitMinor == null ? Long.MAX_VALUE : limitMinor;
        if (limit <= 0 || amountsMinor.stream().anyMatch(amount -> amount <= 0)) {
            throw new IllegalArgumentException(
                    "payouts of %s minor units cannot be split at %d".formatted(amountsMinor, limitMinor));
        }
        List<Part> parts = new ArrayList<>();
        int transfer = 0;
        long room = limit;
        for (int i = 0; i < amountsMinor.size(); i++) {
            long left = amountsMinor.get(i);
            while (left > 0) {
                if (room == 0) {
                    transfer++;
                    room = limit;
                }
                long taken = Math.min(left, room);
                parts.add(new Part(i, transfer, taken));
                left -= taken;
                room -= taken;
            }
        }
        return parts;
    }
}

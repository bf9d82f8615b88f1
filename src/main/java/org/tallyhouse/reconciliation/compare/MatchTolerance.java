package org.tallyhouse.reconciliation.compare;

/** How far amounts and fees in one currency may differ and still agree; minor units. */
record MatchTolerance(long amountMinor, long feeMinor) {
    static final MatchTolerance NONE = new MatchTolerance(0, 0);

    /** A row that counts nothing has no fee to compare. */
    boolean covers(ComparedRow ours, ComparedRow theirs) {
        return covers(ours, ours.amountMinor(), ours.feeMinor(), theirs, theirs.amountMinor(), theirs.feeMinor());
    }

    boolean covers(ComparedRow ours, long ourAmount, long ourFee, ComparedRow theirs, long theirAmount, long theirFee) {
        return ours.currency().equals(theirs.currency())
                && ours.status().equals(theirs.status())
                && within(ourAmount, theirAmount, amountMinor)
                && (!ours.counts() || within(ourFee, theirFee, feeMinor));
    }

    private static boolean within(long one, long other, long limit) {
        return Math.abs(Math.subtractExact(one, other)) <= limit;
    }
}

package org.tallyhouse.pricing;

/**
 * Where the money of a payout (代付) goes, in minor units. The merchant is debited {@code debitedMinor}, of which
 * the beneficiary receives {@code receivedMinor}, the network and the issuer keep theirs, and the margin is
 * ours; {@code leavesChannelMinor} is what the acquirer's channel account pays out.
 */
public record PayoutSplit(
        long debitedMinor,
        long receivedMinor,
        long leavesChannelMinor,
        long networkMinor,
        long issuerMinor,
        long marginMinor) {

    /** Who bears the merchant fee of a payout. */
    public enum Bearer {
        BENEFICIARY,
        MERCHANT,
        PLATFORM
    }

    public PayoutSplit {
        if (Math.addExact(leavesChannelMinor, marginMinor) != debitedMinor
                || Math.addExact(Math.addExact(receivedMinor, networkMinor), issuerMinor) != leavesChannelMinor) {
            throw new IllegalArgumentException(
                    "I5: a payout of %d is not the sum of its parts".formatted(debitedMinor));
        }
    }

    /**
     * @param amountMinor what the merchant asks to pay out
     * @param merchantFeeMinor its fee; nobody is asked for it where the platform bears it
     * @param networkCostMinor what the network takes, the issuer's share included
     * @param issuerShareMinor what the network gives the issuer of it
     * @throws IllegalArgumentException if a part is negative, the issuer's share is above the network's cost,
     *     or the fee leaves a beneficiary who bears it nothing
     */
    public static PayoutSplit of(
            long amountMinor, long merchantFeeMinor, long networkCostMinor, long issuerShareMinor, Bearer bearer) {
        if (amountMinor <= 0
                || merchantFeeMinor < 0
                || issuerShareMinor < 0
                || networkCostMinor < issuerShareMinor
                || (bearer == Bearer.BENEFICIARY && merchantFeeMinor >= amountMinor)) {
            throw new IllegalArgumentException(
                    "a payout of %d cannot have a fee of %d, a network cost of %d and %d of it to the issuer"
                            .formatted(amountMinor, merchantFeeMinor, networkCostMinor, issuerShareMinor));
        }
        long debited = bearer == Bearer.MERCHANT ? Math.addExact(amountMinor, merchantFeeMinor) : amountMinor;
        long received = bearer == Bearer.BENEFICIARY ? amountMinor - merchantFeeMinor : amountMinor;
        long leaves = Math.addExact(received, networkCostMinor);
        return new PayoutSplit(
                debited,
                received,
                leaves,
                networkCostMinor - issuerShareMinor,
                issuerShareMinor,
                Math.subtractExact(debited, leaves));
    }
}

package org.tallyhouse.pricing;

/**
 * Where the money of a payout (代付) goes, in minor units. The merchant is debited {@code debitedMinor}, of which
 * the beneficiary receives {@code receivedMinor}, those behind the channel and the agent get their parts, and the
 * margin is ours; {@code leavesChannelMinor} is what goes out of the channel account.
 */
public record PayoutSplit(
        long debitedMinor, long receivedMinor, long leavesChannelMinor, long agentMinor, long marginMinor) {

    public PayoutSplit {
        if (Math.addExact(leavesChannelMinor, Math.addExact(agentMinor, marginMinor)) != debitedMinor) {
            throw new IllegalArgumentException(
                    "I5: a payout of %d is not the sum of its parts".formatted(debitedMinor));
        }
    }

    /**
     * @param amountMinor what the merchant asks to pay out
     * @throws IllegalArgumentException if the fee leaves a beneficiary who bears it nothing
     */
    public static PayoutSplit of(long amountMinor, FeeSplit fee) {
        if (amountMinor <= fee.beneficiaryFeeMinor()) {
            throw new IllegalArgumentException(
                    "a payout of %d cannot bear a fee of %d".formatted(amountMinor, fee.beneficiaryFeeMinor()));
        }
        long received = Math.subtractExact(amountMinor, fee.beneficiaryFeeMinor());
        return new PayoutSplit(
                Math.addExact(amountMinor, fee.merchantFeeMinor()),
                received,
                Math.addExact(received, fee.channelCostMinor()),
                fee.agentMinor(),
                fee.marginMinor());
    }
}

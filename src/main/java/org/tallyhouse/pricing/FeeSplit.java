package org.tallyhouse.pricing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.tallyhouse.money.Amounts;

/**
 * The fee of one transaction, in minor units of its currency: what the merchant pays and what each
 * party gets of it; negative where fees are given back. The margin is what the parts leave, so the
 * split is exact (I5); it may be negative.
 */
public record FeeSplit(
        long merchantFeeMinor, long issuerMinor, long networkMinor, long acquirerMinor, long agentMinor) {

    public static final FeeSplit NONE = new FeeSplit(0, 0, 0, 0, 0);

    static FeeSplit of(Map<Party, Long> parts) {
        EnumMap<Party, Long> all = new EnumMap<>(Party.class);
        Arrays.stream(Party.values()).forEach(party -> all.put(party, parts.getOrDefault(party, 0L)));
        return new FeeSplit(
                all.get(Party.MERCHANT),
                all.get(Party.ISSUER),
                all.get(Party.NETWORK),
                all.get(Party.ACQUIRER),
                all.get(Party.AGENT));
    }

    /** What the channel keeps: issuer + network + acquirer. */
    public long channelCostMinor() {
        return Math.addExact(Math.addExact(issuerMinor, networkMinor), acquirerMinor);
    }

    public long marginMinor() {
        return Math.subtractExact(merchantFeeMinor, Math.addExact(channelCostMinor(), agentMinor));
    }

    /**
     * What a refund gives back of this payment's fee, per party: the share of everything refunded so far
     * less the share of what was refunded before. Cumulated like this, refunds of the whole payment return
     * the whole fee, and the last one takes the remainder.
     *
     * @param beforeMinor refunded before this refund
     * @param refundMinor this refund
     * @param paidMinor the payment's amount
     */
    public FeeSplit returned(long beforeMinor, long refundMinor, long paidMinor) {
        long after = Math.addExact(beforeMinor, refundMinor);
        if (beforeMinor < 0 || refundMinor <= 0 || after > paidMinor) {
            throw new IllegalArgumentException(
                    "refunds of %d and %d do not fit a payment of %d".formatted(beforeMinor, refundMinor, paidMinor));
        }
        return new FeeSplit(
                back(merchantFeeMinor, beforeMinor, after, paidMinor),
                back(issuerMinor, beforeMinor, after, paidMinor),
                back(networkMinor, beforeMinor, after, paidMinor),
                back(acquirerMinor, beforeMinor, after, paidMinor),
                back(agentMinor, beforeMinor, after, paidMinor));
    }

    private static long back(long fee, long before, long after, long paid) {
        return Amounts.proportion(fee, before, paid) - Amounts.proportion(fee, after, paid);
    }
}

package org.tallyhouse.pricing;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The fee of one transaction, in minor units of its currency: what the merchant or the beneficiary pays and what
 * each party gets of it; negative where fees are given back or rebated. The margin is what the parts leave,
 * so the split is exact (I5); it may be negative.
 */
public record FeeSplit(
        long merchantFeeMinor,
        long beneficiaryFeeMinor,
        long issuerMinor,
        long networkMinor,
        long acquirerMinor,
        long agentMinor) {

    public static final FeeSplit NONE = new FeeSplit(0, 0, 0, 0, 0, 0);

    /** Parts by party, of which somebody bears the merchant's. */
    static FeeSplit of(Map<FeeParty, Long> parts, FeeBearer bearer) {
        long fee = parts.getOrDefault(FeeParty.MERCHANT, 0L);
        return each(
                bearer == FeeBearer.BENEFICIARY ? fee : 0,
                party ->
                        party == FeeParty.MERCHANT && bearer != FeeBearer.MERCHANT ? 0 : parts.getOrDefault(party, 0L));
    }

    /**
     * The same.
     *
     * @throws IllegalArgumentException if a part of it is larger
     */
    public FeeSplit requireAtMost(long mostMinor) {
        for (long part :
                new long[] {merchantFeeMinor, beneficiaryFeeMinor, issuerMinor, networkMinor, acquirerMinor, agentMinor
                }) {
            if (part > mostMinor || part < -mostMinor) {
                throw new IllegalArgumentException(
                        "a fee of %d minor units is more than any may be; mend its rule by set-up".formatted(part));
            }
        }
        return this;
    }

    private static FeeSplit each(long beneficiaryFeeMinor, ToLongFunction<FeeParty> part) {
        return new FeeSplit(
                part.applyAsLong(FeeParty.MERCHANT),
                beneficiaryFeeMinor,
                part.applyAsLong(FeeParty.ISSUER),
                part.applyAsLong(FeeParty.NETWORK),
                part.applyAsLong(FeeParty.ACQUIRER),
                part.applyAsLong(FeeParty.AGENT));
    }

    public long part(FeeParty party) {
        return switch (party) {
            case MERCHANT -> merchantFeeMinor;
            case ISSUER -> issuerMinor;
            case NETWORK -> networkMinor;
            case ACQUIRER -> acquirerMinor;
            case AGENT -> agentMinor;
        };
    }

    /** What is asked for, of the merchant or the beneficiary. */
    public long chargedMinor() {
        return Math.addExact(merchantFeeMinor, beneficiaryFeeMinor);
    }

    /** What the channel keeps: issuer + network + acquirer. */
    public long channelCostMinor() {
        return Math.addExact(Math.addExact(issuerMinor, networkMinor), acquirerMinor);
    }

    public long marginMinor() {
        return Math.subtractExact(chargedMinor(), Math.addExact(channelCostMinor(), agentMinor));
    }

    public FeeSplit plus(FeeSplit other) {
        return each(
                Math.addExact(beneficiaryFeeMinor, other.beneficiaryFeeMinor),
                party -> Math.addExact(part(party), other.part(party)));
    }

    /**
     * What undoing more of this payment gives back of its fee, per party by its own policy: what is to have
     * gone back after it less what had before it. Cumulated like this, parts of one payment give back exactly
     * what the policy says of their sum, in whatever partition, and the last one takes the remainder.
     *
     * @param policies what each party's rule says
     * @param paidMinor the payment's amount
     * @throws IllegalArgumentException if more is undone than was paid
     */
    public FeeSplit returned(
            Function<FeeParty, FeeReturn.Terms> policies, UndoneAmounts before, UndoneAmounts after, long paidMinor) {
        if (!before.isWithin(paidMinor) || !after.isWithin(paidMinor) || !before.isBefore(after)) {
            throw new IllegalArgumentException(
                    "%s and then %s do not fit a payment of %d".formatted(before, after, paidMinor));
        }
        return each(0, party -> {
            FeeReturn.Terms terms = policies.apply(party);
            return Math.subtractExact(
                    terms.returned(part(party), before, paidMinor), terms.returned(part(party), after, paidMinor));
        });
    }

    /** What the first reversal of this chargeback gives back of its fee: all of it where the party's rule says so. */
    public FeeSplit reversed(Function<FeeParty, FeeReturn.Terms> policies) {
        return each(0, party -> policies.apply(party).onReversal() == FeeReturn.WHOLE ? -part(party) : 0);
    }
}

package org.tallyhouse.pricing;

/** Who pays (the merchant) and who gets a part of the fee. Our margin is what the parts leave. */
public enum FeeParty {
    MERCHANT,
    ISSUER,
    NETWORK,
    ACQUIRER,
    AGENT
}

package org.tallyhouse.pricing;

/**
 * Which way a part of the fee goes: {@code PAYS} is the usual way, the merchant pays and every other party
 * is paid; {@code RECEIVES} turns the sign, so that the merchant, or we from another party, get a rebate (返佣).
 */
public enum FeeDirection {
    PAYS,
    RECEIVES
}

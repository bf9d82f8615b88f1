package org.tallyhouse.merchant;

/**
 * The most (单笔限额) that one transaction of a merchant or through a channel may be of, or what is paid out together through
 * a bank; minor units. Without an id it is that of all who have none of their own.
 */
public record AmountCeiling(Party party, String id, String currency, long ceilingMinor) {
    public enum Party {
        MERCHANT,
        CHANNEL,
        BANK
    }
}

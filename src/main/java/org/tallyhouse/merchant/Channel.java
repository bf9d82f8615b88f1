package org.tallyhouse.merchant;

/** Who brings the money: an acquirer bank, a card network, a wallet (渠道). */
public record Channel(
        String channelId, String name, String bankId, BillPolicy bill, String depositReference, SettlePolicy settle) {

    /** Whether the night waits for the channel's bill. */
    public enum BillPolicy {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    /** Whether what it brought is settled before it is reconciled. */
    public enum SettlePolicy {
        ANYTIME,
        RECONCILED
    }
}

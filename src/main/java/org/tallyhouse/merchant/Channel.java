package org.tallyhouse.merchant;

/** Who brings the money: an acquirer bank, a card network, a wallet (渠道). */
public record Channel(String channelId, String name, String bankId, BillPolicy bill, String depositReference) {

    /** Whether the night waits for the channel's bill. */
    public enum BillPolicy {
        REQUIRED,
        OPTIONAL,
        NONE
    }
}

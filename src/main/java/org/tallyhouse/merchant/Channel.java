package org.tallyhouse.merchant;

/** Who brings the money: an acquirer bank, a card network, a wallet (渠道). The layout is empty where none is used. */
public record Channel(
        String channelId,
        String name,
        String bankId,
        BillPolicy bill,
        String depositReference,
        SettlePolicy settle,
        BillFormat billFormat,
        String billLayout) {

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

    /** How its bills are written. */
    public enum BillFormat {
        CSV,
        LAYOUT,
        ALIPAY,
        UNIONPAY_ZM,
        ADYEN,
        STRIPE,
        PAYPAL_STL;

        /** Whether a declared layout says the rest. */
        public boolean needsLayout() {
            return this == LAYOUT || this == UNIONPAY_ZM;
        }
    }
}

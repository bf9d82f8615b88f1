package org.tallyhouse.merchant;

/**
 * What files of a kind that come by themselves from a sender are called, and when one is complete.
 *
 * @param sender a channel, a bank, or {@link #ONLINE}
 * @param pattern globs for the file name, joined by {@code |}
 * @param complete {@link #STABLE}, or the ending of the marker that comes behind a complete file
 */
public record IncomingFile(String sender, Kind kind, String pattern, String complete) {
    /** The sender of transactions: the online system. */
    public static final String ONLINE = "online";

    /** Complete is what has not changed for a while. */
    public static final String STABLE = "STABLE";

    /** What is in the file. */
    public enum Kind {
        TRANSACTIONS,
        CHANNEL_BILL,
        STATEMENT,
        RESULTS
    }
}

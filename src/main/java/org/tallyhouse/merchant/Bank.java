package org.tallyhouse.merchant;

/**
 * A bank where we hold an account: channels pay into it, payouts leave it. It moves money on the days of its
 * calendar, or of several as {@code CN+US}; empty where nothing is known of them.
 */
public record Bank(String bankId, String name, String currency, String accountNumber, String calendar) {}

package org.tallyhouse.merchant;

/** A bank where we hold an account: channels pay into it, payouts leave it. */
public record Bank(String bankId, String name, String currency, String accountNumber) {}

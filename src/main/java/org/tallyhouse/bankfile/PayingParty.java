package org.tallyhouse.bankfile;

import java.util.Objects;

/**
 * Who pays: name, account number (an IBAN or the bank's own) and bank code (a BIC, {@code SYSTEM:MEMBER}
 * of a clearing system, a routing number, or the bank's own; empty where the account tells the bank).
 */
public record PayingParty(String name, String accountNumber, String bankCode) {
    public PayingParty {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(accountNumber, "accountNumber is null");
        Objects.requireNonNull(bankCode, "bankCode is null");
    }
}

package org.tallyhouse.bankfile;

import java.util.Objects;

/**
 * One payment: whom, how much (minor units of the file's currency, positive), and what for; an empty
 * reference is left out.
 */
public record CreditTransfer(
        String instructionId,
        String name,
        String accountNumber,
        String bankCode,
        long amountMinor,
        String reference,
        boolean urgent) {
    public CreditTransfer {
        Objects.requireNonNull(instructionId, "instructionId is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(accountNumber, "accountNumber is null");
        Objects.requireNonNull(bankCode, "bankCode is null");
        Objects.requireNonNull(reference, "reference is null");
    }
}

package org.tallyhouse.bankfile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a bank says of a file, a batch in it or one instruction. A narrower result overrules a wider one.
 *
 * @param id our own id as the bank repeats it: file id, batch id, instruction id; may be empty when
 *     {@code reference} is not
 * @param reference the second id of an instruction: end-to-end id, or trace number of the original
 *     entry; empty if there is none
 * @param amountMinor minor units of {@code currency}; null with it where the bank states no amount
 * @param reasonCode the bank's code, empty if there is none
 * @param reason the bank's words, or the corrected data of a notification of change
 * @param place where in the file it stands: {@code line 42}
 */
public record PayoutResult(
        Scope scope,
        String id,
        String reference,
        Status status,
        @Nullable Long amountMinor,
        @Nullable String currency,
        String reasonCode,
        String reason,
        String place) {

    /** What the result is about. */
    public enum Scope {
        FILE,
        BATCH,
        INSTRUCTION
    }

    /** What became of it. Only PAID and RETURNED are final, and a payment that was PAID may yet be RETURNED. */
    public enum Status {
        /** Taken in by the bank; nothing moved yet. */
        ACCEPTED,
        /** Debited from our account for the payee. */
        PAID,
        /** Refused or sent back: the payee did not get it. */
        RETURNED,
        /** Not known yet; no money may be moved for it. */
        PENDING,
        /** Paid or underway, and the payee's data must be corrected before the next time. */
        CHANGE_NOTIFIED
    }

    public PayoutResult {
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(status, "status is null");
        if (id.isEmpty() && reference.isEmpty()) {
            throw new IllegalArgumentException(place + ": a result names no id");
        }
        if ((amountMinor == null) != (currency == null)) {
            throw new IllegalArgumentException(place + ": amount and currency go together");
        }
    }
}

package org.tallyhouse.ledger.online;

import java.time.LocalDate;
import java.util.List;

/**
 * What a call did: the business date it counts for and the entries it booked, none if it was buffered
 * or only changed a hold. The same call again gets the same receipt.
 */
public record Receipt(String reference, LocalDate businessDate, List<Booked> entries) {
    public Receipt {
        entries = List.copyOf(entries);
    }

    /** An entry: minor units, credit positive, and the posted balance after it. */
    public record Booked(String account, long amountMinor, long balanceAfterMinor) {}
}

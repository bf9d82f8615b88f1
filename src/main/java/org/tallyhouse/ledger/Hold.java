package org.tallyhouse.ledger;

/** Money frozen under an id (冻结); captured or released by that id. Minor units. */
public record Hold(String holdId, long accountId, long amountMinor, long capturedMinor, long releasedMinor) {

    public long openMinor() {
        return amountMinor - capturedMinor - releasedMinor;
    }
}

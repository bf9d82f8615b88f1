package org.tallyhouse.ledger;

/** The owner of the accounts that belong to the institution itself. */
public final class PlatformOwner {
    public static final String ID = "PLATFORM";

    private PlatformOwner() {}
}

package org.tallyhouse.delivery;

import java.time.Instant;

/** A file on a sender's server, as the server tells it; times are whole seconds. */
public record RemoteFile(String name, long sizeBytes, Instant modified) {

    /** Why the name cannot be that of a file of ours; empty if it can. */
    public String badName() {
        try {
            new DropName(name);
            return "";
        } catch (DropFailed e) {
            return String.valueOf(e.getMessage());
        }
    }
}

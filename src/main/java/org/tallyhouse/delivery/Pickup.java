package org.tallyhouse.delivery;

import java.io.IOException;
import java.util.Optional;
import org.tallyhouse.layout.NamePattern;

/** A folder of a sender's SFTP server that files are pulled from, which ones, and what becomes of them there. */
public final class Pickup {
    private final String sender;
    private final Rule rule;
    private final SftpTarget target;
    private final Secrets secrets;

    Pickup(String sender, Rule rule, SftpTarget target, Secrets secrets) {
        this.sender = sender;
        this.rule = rule;
        this.target = target;
        this.secrets = secrets;
    }

    /**
     * Which files are pulled.
     *
     * @param marker the ending of what comes behind a complete file; empty where a file is complete when it is stable
     * @param moveTo the folder of the server into which a file goes when we have it; empty: it stays
     */
    record Rule(NamePattern pattern, String marker, Optional<String> moveTo) {}

    /** A channel, a bank, or online. */
    public String sender() {
        return sender;
    }

    public boolean wants(String name) {
        return rule.pattern().matches(name);
    }

    public String marker() {
        return rule.marker();
    }

    /** Whether a file is moved on the server once we have it. */
    public boolean isMoved() {
        return rule.moveTo().isPresent();
    }

    /** For messages. */
    public String place() {
        return target.place("");
    }

    /** @throws DropFailed if the server is not there, has no pinned key or does not let us in */
    public PickupSession open() {
        try {
            return new PickupSession(SftpConnection.open(target, secrets), target, rule.moveTo());
        } catch (IOException e) {
            throw PickupSession.failed(place(), "cannot be looked into", e);
        }
    }
}

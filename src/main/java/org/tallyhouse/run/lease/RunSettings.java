package org.tallyhouse.run.lease;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Leases: how often a run says it is alive, and after what silence another may take over. */
@ConfigurationProperties("tallyhouse.run")
public record RunSettings(
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("30s") Duration leaseExpiry) {

    /** The default expiry, for those who only look. */
    public static final Duration USUAL_LEASE_EXPIRY = Duration.ofSeconds(30);

    /** For how long a run whose heartbeats stay unacknowledged may do what cannot be taken back: less than the expiry. */
    Duration silenceAllowed() {
        return leaseExpiry.multipliedBy(3).dividedBy(4);
    }

    public RunSettings {
        if (heartbeat.toMillis() < 1) {
            throw new IllegalArgumentException("tallyhouse.run.heartbeat must be at least 1 ms");
        }
        if (heartbeat.multipliedBy(2).compareTo(leaseExpiry) > 0) {
            throw new IllegalArgumentException("tallyhouse.run.lease-expiry must be at least twice the heartbeat");
        }
    }
}

package org.tallyhouse.run.lease;

import java.time.Duration;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Leases and heartbeats. Ages are told by the database's clock, which all hosts share. */
@Mapper
public interface RunMapper {

    void makeLease(@Param("job") String job, @Param("date") LocalDate date);

    /** Who holds it or held it last, as far as it is committed, without a lock; null if there is no such lease yet. */
    @Nullable HolderRow holder(@Param("job") String job, @Param("date") LocalDate date);

    /** Fails at once if it is locked. */
    LeaseRow lockLease(@Param("job") String job, @Param("date") LocalDate date);

    void takeLease(
            @Param("job") String job,
            @Param("date") LocalDate date,
            @Param("owner") String owner,
            @Param("token") long token);

    void startHeartbeat(@Param("job") String job, @Param("date") LocalDate date, @Param("token") long token);

    int beat(
            @Param("job") String job,
            @Param("date") LocalDate date,
            @Param("token") long token,
            @Param("session") long sessionId);

    /** A heartbeat that the server's clock has not come to counts from now on. */
    int beatsFromNow(@Param("job") String job, @Param("date") LocalDate date);

    /** Milliseconds since the last heartbeat; null without one. Locks it: a beat that comes now waits for who asks. */
    @Nullable Long heartbeatAgeMillis(@Param("job") String job, @Param("date") LocalDate date);

    /** The current token under a shared lock, so that no one takes the lease over before this commit. */
    @Nullable SharedToken tokenShared(@Param("job") String job, @Param("date") LocalDate date);

    int releaseLease(@Param("job") String job, @Param("date") LocalDate date, @Param("token") long token);

    /** Ends a session of the server: its transaction is rolled back. */
    void endSession(long sessionId);

    /** The token, and the session on the server that asks. */
    record SharedToken(long token, long sessionId) {}

    /** Whoever holds a lease, when it was last heard of, and the session of its last commit. */
    record HolderRow(String owner, long ageMillis, @Nullable Long sessionId) {
        Duration age() {
            return Duration.ofMillis(ageMillis);
        }

        /** For people. */
        String lastHeardOf() {
            return "%s, last heard of %d s ago".formatted(RunLease.describe(owner), age().toSeconds());
        }
    }

    /** A lease as stored. */
    record LeaseRow(String owner, long token, boolean held) {}
}

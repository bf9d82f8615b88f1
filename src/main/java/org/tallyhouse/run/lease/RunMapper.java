package org.tallyhouse.run.lease;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Leases and heartbeats. Ages are told by the database's clock, which all hosts share. */
@Mapper
public interface RunMapper {

    void makeLease(@Param("job") String job, @Param("date") LocalDate date);

    LeaseRow lockLease(@Param("job") String job, @Param("date") LocalDate date);

    void takeLease(
            @Param("job") String job,
            @Param("date") LocalDate date,
            @Param("owner") String owner,
            @Param("token") long token);

    void startHeartbeat(@Param("job") String job, @Param("date") LocalDate date, @Param("token") long token);

    int beat(@Param("job") String job, @Param("date") LocalDate date, @Param("token") long token);

    /** Milliseconds since the last heartbeat; null without one. Locks it: a beat that comes now waits for who asks. */
    @Nullable Long heartbeatAgeMillis(@Param("job") String job, @Param("date") LocalDate date);

    /** The current token under a shared lock, so that no one takes the lease over before this commit. */
    @Nullable Long tokenShared(@Param("job") String job, @Param("date") LocalDate date);

    int releaseLease(@Param("job") String job, @Param("date") LocalDate date, @Param("token") long token);

    /** A lease as stored. */
    record LeaseRow(String owner, long token, boolean held) {}
}

package org.tallyhouse.schedule.running;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** What the schedule ran, and who runs it. Heartbeats are by the server's clock, everything else by the suite's. */
@Mapper
public interface ScheduleMapper {

    @Nullable EntryRow find(@Param("entry") String entry, @Param("dueAt") LocalDateTime dueAt);

    /** The one with the latest due time. */
    @Nullable EntryRow last(String entry);

    /** Those that are being run, or were when their scheduler died. */
    List<EntryRow> running(String entry);

    /** Begins a due time that nobody has begun. */
    int insert(
            @Param("entry") String entry,
            @Param("dueAt") LocalDateTime dueAt,
            @Param("state") EntryState state,
            @Param("owner") String owner,
            @Param("at") LocalDateTime at,
            @Param("message") String message);

    /** Begins one more try of a due time that is in a given state. */
    int takeUp(@Param("row") EntryRow row, @Param("owner") String owner, @Param("at") LocalDateTime at);

    /** Ends what this owner runs. */
    int end(
            @Param("entry") String entry,
            @Param("dueAt") LocalDateTime dueAt,
            @Param("owner") String owner,
            @Param("state") EntryState state,
            @Param("businessDate") @Nullable LocalDate businessDate,
            @Param("at") LocalDateTime at,
            @Param("nextTryAt") @Nullable LocalDateTime nextTryAt,
            @Param("message") String message);

    /** Passes over what its scheduler left when it died, where a later due time is taken up instead. */
    int abandon(@Param("row") EntryRow row, @Param("at") LocalDateTime at);

    int beatRuns(String owner);

    /** Heartbeats of an entry that the server's clock has not come to count from now on. */
    int beatsFromNow(String entry);

    void forget(@Param("entry") String entry, @Param("before") LocalDateTime before);

    /** 1 if it was not told before. */
    int tell(
            @Param("entry") String entry,
            @Param("about") LocalDate about,
            @Param("kind") String kind,
            @Param("at") LocalDateTime at,
            @Param("message") String message);

    void beatScheduler(@Param("owner") String owner, @Param("at") LocalDateTime at);

    int endScheduler(String owner);

    /** Those that died long ago. */
    void forgetSchedulers();

    List<SchedulerRow> schedulers();

    /** A scheduler that runs, or died. */
    record SchedulerRow(String owner, LocalDateTime startedAt, long beatAgeMillis) {}
}

package org.tallyhouse.reconciliation.breaks;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Resolutions that were taken back, and the breaks that follow. */
@Mapper
interface UndoneMapper {

    /** The break that follows one that was undone. */
    @Nullable String again(String breakId);

    /** Whether a row of a break is matched by now, waits, or stands in another break that is open. */
    boolean hasGoneOn(String breakId);

    /** What a resolution made the channel owe is waited for no more, if nothing came yet. */
    int stopExpecting(@Param("breakId") String breakId, @Param("on") LocalDate on);

    /** About the same rows and amounts; it asks for a person at once. */
    void insertBreak(@Param("breakId") String breakId, @Param("again") String again, @Param("on") LocalDate on);

    void insertUndone(
            @Param("breakId") String breakId,
            @Param("again") String again,
            @Param("operator") String operator,
            @Param("reason") String reason,
            @Param("on") LocalDate on);

    /** A row of one side alone finds its other side again. */
    void waitAgain(String again);

    /** Deposits and claims that the resolution ended stand in the break that follows. */
    void expectAgain(
            @Param("breakId") String breakId,
            @Param("again") String again,
            @Param("resolvedOn") LocalDate resolvedOn,
            @Param("on") LocalDate on);
}

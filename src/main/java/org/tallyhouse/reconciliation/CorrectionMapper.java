package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Bills that take the place of another: what they change is opened again. */
@Mapper
interface CorrectionMapper {

    /** A replaced bill of which dates were compared, whose correction has come and was not looked at. */
    @Nullable Correction next(LocalDate night);

    /** Finds the rows that say the same in both bills, the first with the first. */
    int findSameRows(Correction correction);

    /** What stood on the old row stands on the new one. */
    int moveMatches(long replaced);

    int moveParts(long replaced);

    int moveBreaks(long replaced);

    int moveWaiting(long replaced);

    /** Matches with a row that the new bill does not have; the transaction of their first pair names them. */
    List<Long> brokenMatches(@Param("replaced") long replaced, @Param("most") int most);

    /** The rows of both sides of these matches wait again. */
    int reopenOurs(@Param("matches") List<Long> matches, @Param("night") LocalDate night);

    int reopenTheirs(
            @Param("matches") List<Long> matches, @Param("replaced") long replaced, @Param("night") LocalDate night);

    int takeBackTolerated(@Param("matches") List<Long> matches, @Param("night") LocalDate night);

    int deleteParts(@Param("matches") List<Long> matches);

    int deleteMatches(@Param("matches") List<Long> matches);

    /** Transactions in open breaks with a row that the new bill does not have. */
    int reopenBroken(@Param("replaced") long replaced, @Param("night") LocalDate night);

    int endBreaks(@Param("replaced") long replaced, @Param("night") LocalDate night);

    int forgetWaiting(long replaced);

    int markDone(@Param("replaced") long replaced, @Param("night") LocalDate night);

    /** The ids of two files. */
    record Correction(long replaced, long by, LocalDate night) {}
}

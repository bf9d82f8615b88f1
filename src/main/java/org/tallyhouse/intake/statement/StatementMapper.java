package org.tallyhouse.intake.statement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Banks' statements and the lines of those that wait. Amounts are minor units. */
@Mapper
interface StatementMapper {

    /** Until the end of the transaction no other file of the bank is decided about. */
    Account lock(String bankId);

    /** The last of the account's statements. */
    @Nullable SeenStatement last(String bankId);

    /** Where the last of the account's statements stands; null before the first. */
    @Nullable Place lastPlace(String bankId);

    List<SeenStatement> waiting(@Param("bankId") String bankId, @Param("most") int most);

    /** Those of the bank, not refused, that have one of these numbers or contents. */
    List<SeenStatement> alike(
            @Param("bankId") String bankId,
            @Param("numbers") Collection<String> numbers,
            @Param("digests") Collection<String> digests);

    List<Decided> ofFile(long fileId);

    /** Gives one that waited its place; 0 if it waits no more. */
    int release(
            @Param("statementId") long statementId,
            @Param("place") long place,
            @Param("businessDate") LocalDate businessDate);

    /** One whose lines are still to be booked. */
    @Nullable Released released();

    List<StatementLine> waitingLines(@Param("statementId") long statementId, @Param("most") int most);

    int deleteWaitingLines(@Param("statementId") long statementId, @Param("lastLine") long lastLine);

    int taken(long statementId);

    /** By how much a bank's balance is above our books, beyond what is not booked or not seen yet. */
    void insertBeginning(
            @Param("bankId") String bankId,
            @Param("place") long place,
            @Param("businessDate") LocalDate businessDate,
            @Param("differenceMinor") long differenceMinor);

    /** What our cash account at a bank held at the end of a date, and what of it the bank does not show, or shows more. */
    long explainedMinor(@Param("bankId") String bankId, @Param("businessDate") LocalDate businessDate);

    /** What the set-up says of a bank's account. */
    record Account(
            String bankId,
            String currency,
            @Nullable Long openingBalanceMinor,
            @Nullable LocalDate openingDate) {}

    /** A place among the account's statements, from 1, and when the lines of the one there were booked. */
    record Place(long place, LocalDate businessDate) {}

    /** What was decided about a statement of a file. */
    record Decided(
            long statementId,
            long line,
            String status,
            @Nullable String reason,
            String detail) {}

    /** A statement that waited. */
    record Released(long statementId, long fileId, String bankId, String sha256, LocalDate businessDate) {}
}

package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.AccountKind;

/** The statements of the close, apart from the proofs. */
@Mapper
interface CloseMapper {

    long accountsMoved(LocalDate businessDate);

    /** The next accounts that moved on the date, with what they opened with. */
    List<ClosingBalance> nextMoved(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") long afterAccountId,
            @Param("most") int most);

    /** Debits and credits of the date by kind of account and currency, summed from the journals. */
    List<Movement> movements(LocalDate businessDate);

    @Nullable LocalDate lastTrialBalance(LocalDate before);

    List<TrialBalanceRow> trialBalance(LocalDate businessDate);

    void insertTrialBalance(TrialBalanceRow row);

    @Nullable String certificateHash(LocalDate businessDate);

    /** What a date's certificate names as the one before it. */
    @Nullable String previousHash(LocalDate businessDate);

    /** Closed dates, in order. */
    List<LocalDate> certified(@Param("from") LocalDate from, @Param("to") LocalDate to, @Param("most") int most);

    @Nullable LocalDate lastCertificate(LocalDate before);

    void insertCertificate(
            @Param("businessDate") LocalDate businessDate,
            @Param("previousHash") String previousHash,
            @Param("hash") String hash);

    /** The entries of a date's journals, by type, source and account. */
    void forEachJournalLine(@Param("businessDate") LocalDate businessDate, ResultHandler<JournalLine> handler);

    /** An account's date; minor units, the balance credit positive. */
    record ClosingBalance(long accountId, long openingMinor, long debitMinor, long creditMinor) {

        long closingMinor() {
            return Math.subtractExact(Math.addExact(openingMinor, creditMinor), debitMinor);
        }
    }

    /** Minor units, both positive. */
    record Movement(AccountKind kind, String currency, long debitMinor, long creditMinor) {}

    /** A line of the trial balance; minor units, balances credit positive. */
    record TrialBalanceRow(
            LocalDate businessDate,
            String glCode,
            String currency,
            long openingMinor,
            long debitMinor,
            long creditMinor,
            long closingMinor) {}

    /** An entry with what it was booked for; minor units, credit positive. */
    record JournalLine(
            String type,
            String source,
            String account,
            AccountKind kind,
            String currency,
            long amountMinor,
            @Nullable String corrects,
            String reason) {}
}

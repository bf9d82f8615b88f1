package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.tallyhouse.ledger.AccountKind;

/**
 * The two figures of each proof, read from the rows themselves. Amounts are minor units, summed over
 * currencies only where every single one must agree.
 */
@Mapper
interface ProofMapper {

    long unbalancedJournals(LocalDate businessDate);

    long accountsOffTheirEntries(LocalDate businessDate);

    long brokenChains(LocalDate businessDate);

    Figures sourcesBookedOnce(LocalDate businessDate);

    Figures creditsPosted(LocalDate businessDate);

    long accountsPostedWrong(LocalDate businessDate);

    /** A window that is posted beside the traffic may have left something there for a moment. */
    long postingsInTransit();

    Figures feesSplit(LocalDate businessDate);

    long refundsReturningTooMuch(LocalDate businessDate);

    Figures settlementsMoved(LocalDate businessDate);

    Figures bankFiles(LocalDate businessDate);

    long overdrawnAccounts();

    long heldGaps();

    Figures transactionsPriced(LocalDate businessDate);

    Figures transactionsSettledOrListed(LocalDate businessDate);

    long rowsNotReconciled(LocalDate businessDate);

    long suspenseGaps(LocalDate businessDate);

    long correctionsOfNothing(LocalDate businessDate);

    long holdsNotEndedAsSaid(LocalDate businessDate);

    Figures ledgersAgree(LocalDate businessDate);

    Figures yesterdayUnchanged(LocalDate businessDate);

    long settlementsNotMoved(LocalDate businessDate);

    long wrongBankFiles(LocalDate businessDate);

    /** What the sub-ledger of each kind of account closed with. */
    List<Closing> closings(LocalDate businessDate);

    /** Minor units, credit positive. */
    record Closing(AccountKind kind, String currency, long closingMinor) {}

    /** What must be equal. */
    record Figures(long expected, long actual) {}
}

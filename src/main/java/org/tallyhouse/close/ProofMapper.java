package org.tallyhouse.close;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;

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

    Figures feesSplit(LocalDate businessDate);

    long refundsReturningTooMuch(LocalDate businessDate);

    Figures settlementsMoved(LocalDate businessDate);

    Figures bankFiles(LocalDate businessDate);

    long overdrawnAccounts();

    Figures transactionsPriced(LocalDate businessDate);

    Figures transactionsSettledOrListed(LocalDate businessDate);

    long rowsNotReconciled(LocalDate businessDate);

    long suspenseGaps(LocalDate businessDate);

    Figures ledgersAgree(LocalDate businessDate);

    Figures yesterdayUnchanged(LocalDate businessDate);

    /** What must be equal. */
    record Figures(long expected, long actual) {}
}

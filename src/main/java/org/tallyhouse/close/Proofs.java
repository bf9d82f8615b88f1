package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.ProofMapper.Figures;

/** The proofs of a date: one line per invariant and figure. A proof is added by adding a line. */
@Component
final class Proofs {
    private final ProofMapper mapper;
    private final CloseMapper closings;
    private final StandingMapper standing;
    private final CashMapper cash;
    private final FeeSample sample;
    private final FileProof files;

    Proofs(
            ProofMapper mapper,
            CloseMapper closings,
            StandingMapper standing,
            CashMapper cash,
            FeeSample sample,
            FileProof files) {
        this.mapper = mapper;
        this.closings = closings;
        this.standing = standing;
        this.cash = cash;
        this.sample = sample;
        this.files = files;
    }

    List<Proof> of(LocalDate date) {
        FeeSample.Wrong fees = sample.wrong(date);
        return List.of(
                none("I1", "journals that do not sum to zero", mapper.unbalancedJournals(date)),
                none(
                        "I2",
                        "accounts that are not their opening balance and entries",
                        mapper.accountsOffTheirEntries(date)),
                none("I2", "entries that do not chain to the one before", mapper.brokenChains(date)),
                none("I2", "holds that are not what ended them", mapper.holdsNotEndedAsSaid(date)),
                equal("I2", "sub-ledger and general ledger agree", mapper.ledgersAgree(date)),
                none("I2", "general-ledger accounts that differ from the sub-ledger", ledgerDifferences(date)),
                equal("I3", "journals and the sources they book", mapper.sourcesBookedOnce(date)),
                equal("I4", "buffered credits and what was posted of them", mapper.creditsPosted(date)),
                none("I4", "accounts posted something else than was buffered", mapper.accountsPostedWrong(date)),
                none("I4", "currencies whose posting leaves money in transit", mapper.postingsInTransit()),
                equal("I5", "merchant fees and the legs of their splits", mapper.feesSplit(date)),
                none("I5", "payments whose refunds return more than their fee", mapper.refundsReturningTooMuch(date)),
                none("I5", "sampled fees that are not what their rules say" + fees.told(), fees.count()),
                equal("I6", "net of settlements and the movements they made", mapper.settlementsMoved(date)),
                none("I6", "settlements that are not the movement they made", mapper.settlementsNotMoved(date)),
                equal("I7", "bank files and the holds behind them", mapper.bankFiles(date)),
                none("I7", "bank files that are not their instructions and holds", mapper.wrongBankFiles(date)),
                none("I8", "accounts below their limit", mapper.overdrawnAccounts()),
                none("I8", "accounts whose held money is not their open holds", mapper.heldGaps()),
                equal("I9", "transactions and prices", mapper.transactionsPriced(date)),
                equal(
                        "I9",
                        "transactions and those settled or listed as waiting",
                        mapper.transactionsSettledOrListed(date)),
                none("I10", "rows neither matched nor in a break", mapper.rowsNotReconciled(date)),
                none("I10", "channels whose suspense is not their open breaks", mapper.suspenseGaps(date)),
                none(
                        "I10",
                        "banks whose unidentified money is not their unclaimed lines",
                        standing.unidentifiedGaps(date)),
                equal("I11", "closed days and what they closed with", mapper.yesterdayUnchanged(date)),
                none("I11", "corrections that do not name a booked source", mapper.correctionsOfNothing(date)),
                none("I12", "bank files that are not what was recorded", files.changed(date)),
                none("I13", "banks whose last balance is not our cash account and the lines listed", cashGaps(date)));
    }

    private long cashGaps(LocalDate date) {
        return cash.positions(date).stream()
                .filter(position -> position.gapMinor() != 0)
                .count();
    }

    /** General-ledger account by account: sums over all of them would let two errors cancel out. */
    private long ledgerDifferences(LocalDate date) {
        Map<String, Long> left = new TreeMap<>();
        closings.trialBalance(date)
                .forEach(row -> left.merge(row.glCode() + row.currency(), row.closingMinor(), Math::addExact));
        mapper.closings(date)
                .forEach(row -> left.merge(
                        row.kind().glCode() + row.currency(), Math.negateExact(row.closingMinor()), Math::addExact));
        return left.values().stream().filter(minor -> minor != 0).count();
    }

    private static Proof none(String invariant, String statement, long actual) {
        return new Proof(invariant, statement, 0, actual);
    }

    private static Proof equal(String invariant, String statement, Figures figures) {
        return new Proof(invariant, statement, figures.expected(), figures.actual());
    }
}

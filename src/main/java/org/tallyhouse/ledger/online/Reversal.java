package org.tallyhouse.ledger.online;

import java.util.List;
import java.util.Map;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.OnlineMapper.ReferenceRow;

/** How a booked reference is taken back. */
final class Reversal {
    private Reversal() {}

    /** @throws LedgerException ALREADY_REVERSED */
    static void requireFirst(OnlineMapper mapper, CallRoute reversal) {
        if (mapper.isCorrected(String.valueOf(reversal.corrects()))) {
            throw new LedgerException(
                    Reason.ALREADY_REVERSED.says("{value} is reversed already").about("journal", reversal.corrects()));
        }
    }

    /** @throws LedgerException UNKNOWN_REFERENCE or NOT_REVERSIBLE */
    static CallRoute of(OnlineMapper mapper, String original) {
        CallRoute reversal = ofBooked(mapper, original);
        if (mapper.transaction(original) != null) {
            throw new LedgerException(Reason.NOT_REVERSIBLE
                    .says("{value} is a transaction: take in a refund, a chargeback or an adjustment for it")
                    .about("reference", original));
        }
        return reversal;
    }

    /**
     * Of a transaction, too.
     *
     * @throws LedgerException UNKNOWN_REFERENCE or NOT_REVERSIBLE
     */
    static CallRoute ofBooked(OnlineMapper mapper, String original) {
        List<ReferenceRow> rows = mapper.reference(original);
        if (rows.isEmpty() || mapper.isSetAside(original)) {
            throw new LedgerException(Reason.UNKNOWN_REFERENCE
                    .says("nothing is booked under {value}")
                    .about("reference", original));
        }
        CallRoute booked = CallRoute.of(rows);
        if (!booked.legs().isEmpty()) {
            return booked.reversed().correcting(JournalType.REAL_TIME + "/" + original);
        }
        CallRoute.Buffered buffered = booked.buffered();
        if (buffered == null) {
            throw new LedgerException(Reason.NOT_REVERSIBLE
                    .says("{value} gave back held money: place a new hold")
                    .about("reference", original));
        }
        // at once and on both rows, whatever their mode: the journal must name what it corrects
        Map<Long, Long> legs = Map.of(
                buffered.accountId(), -buffered.amountMinor(), buffered.contraAccountId(), buffered.amountMinor());
        return new CallRoute(legs, null, null, "BUFFERED/" + original);
    }
}

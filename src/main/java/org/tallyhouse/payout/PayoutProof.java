package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/** Proves that bank files are what they pay, and writes what a night pays out and what it cannot. */
@Component
final class PayoutProof {
    private final PayoutMapper mapper;
    private final DueMapper dues;
    private final FilingMapper filing;
    private final StageTotals totals;

    PayoutProof(PayoutMapper mapper, DueMapper dues, FilingMapper filing, StageTotals totals) {
        this.mapper = mapper;
        this.dues = dues;
        this.filing = filing;
        this.totals = totals;
    }

    boolean prove(StepState step) {
        LocalDate date = step.businessDate();
        requireRightFiles(date);
        requireOrderedOnce(date);
        totals.write(
                date,
                "payout",
                Stream.concat(filing.totals(date).stream(), mapper.notPaidTotals(date).stream())
                        .map(total -> new StageTotal(
                                total.measure(), total.currency(), total.rowCount(), total.amountMinor()))
                        .toList());
        return false;
    }

    /** I7. */
    void requireRightFiles(LocalDate date) {
        long wrong = filing.wrongFiles(date);
        if (wrong != 0) {
            throw new BrokenInvariant(
                    "I7: %d bank files are not what their instructions and holds come to".formatted(wrong));
        }
    }

    /** I3: what is ordered of a settlement, in whichever parts and however often again, is at most what it comes to. */
    private void requireOrderedOnce(LocalDate date) {
        long wrong = dues.orderedTooMuch(date);
        if (wrong != 0) {
            throw new BrokenInvariant("I3: of %d settlements more is ordered than they come to".formatted(wrong));
        }
    }
}

package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.reconciliation.CorrectionMapper.Correction;
import org.tallyhouse.run.StepState;

/**
 * A corrected bill takes the place of the one before it. Rows that say the same go on as they are; the matches and
 * breaks of other rows end, and what they were about waits to be paired again.
 */
@Component
class BillCorrections {
    private static final int MATCHES_PER_STATEMENT = 5_000;

    private final CorrectionMapper mapper;

    BillCorrections(CorrectionMapper mapper) {
        this.mapper = mapper;
    }

    /** One bill per commit. */
    boolean commit(StepState step) {
        LocalDate night = step.businessDate();
        Correction correction = mapper.next(night);
        if (correction == null) {
            return false;
        }
        long replaced = correction.replaced();
        mapper.findSameRows(correction);
        mapper.moveMatches(replaced);
        mapper.moveParts(replaced);
        mapper.moveBreaks(replaced);
        mapper.moveWaiting(replaced);
        reopenMatches(replaced, night);
        mapper.reopenBroken(replaced, night);
        mapper.endBreaks(replaced, night);
        mapper.forgetWaiting(replaced);
        mapper.markDone(replaced, night);
        step.done(1);
        return true;
    }

    private void reopenMatches(long replaced, LocalDate night) {
        List<Long> matches = mapper.brokenMatches(replaced, MATCHES_PER_STATEMENT);
        while (!matches.isEmpty()) {
            mapper.reopenOurs(matches, night);
            mapper.reopenTheirs(matches, replaced, night);
            mapper.takeBackTolerated(matches, night);
            mapper.deleteParts(matches);
            mapper.deleteMatches(matches);
            matches = mapper.brokenMatches(replaced, MATCHES_PER_STATEMENT);
        }
    }
}

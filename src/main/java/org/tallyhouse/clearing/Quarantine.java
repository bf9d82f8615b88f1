package org.tallyhouse.clearing;

import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.run.StepState;

/**
 * Sets aside (隔离) the transactions of a date that would stop its night: their money stays where it is, they cost nothing
 * and are not settled, and all others go on. Intake lets none of them in; other programs may write such rows.
 */
@Component
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final DefectMapper mapper;
    private final Accounts accounts;

    Quarantine(DefectMapper mapper, Accounts accounts) {
        this.mapper = mapper;
        this.accounts = accounts;
    }

    /** What can be seen before anything is priced. */
    boolean setAside(StepState step) {
        LocalDate date = step.businessDate();
        mapper.channelsWithoutAccounts(date).forEach(each -> accounts.openChannel(each.channel(), each.currency()));
        int found = mapper.ofNobody(date)
                + mapper.misbooked(date)
                + mapper.ofWrongOriginal(date)
                + mapper.overCeiling(date);
        if (found > 0) {
            LOG.warn("{} transactions of {} are quarantined; ./run.sh quarantine list", found, date);
            mapper.insertFreeSplits(date);
            step.done(found);
        }
        return false;
    }

    /** One whose price cannot be worked out. */
    void noPrice(long id, LocalDate date, String detail) {
        mapper.noPrice(id, date, detail);
    }

    long count(LocalDate date) {
        return mapper.count(date);
    }
}

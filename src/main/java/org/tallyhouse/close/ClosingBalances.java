package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.CloseMapper.ClosingBalance;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.run.StepState;

/** Writes what the accounts that moved on a date held at its beginning and its end. */
@Component
final class ClosingBalances {
    private final CloseMapper mapper;
    private final BulkInsert bulkInsert;
    private final CloseSettings settings;

    ClosingBalances(CloseMapper mapper, BulkInsert bulkInsert, CloseSettings settings) {
        this.mapper = mapper;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
    }

    /** Some accounts per commit. */
    boolean write(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.accountsMoved(date));
        }
        List<ClosingBalance> chunk = mapper.nextMoved(date, step.position(), settings.accountsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        bulkInsert.insert(closingBalance(date), chunk);
        step.moveTo(chunk.get(chunk.size() - 1).accountId());
        step.done(chunk.size());
        return true;
    }

    private static BulkTable<ClosingBalance> closingBalance(LocalDate date) {
        return BulkTable.<ClosingBalance>named("closing_balance")
                .with("account_id", ClosingBalance::accountId)
                .with("business_date", row -> date)
                .with("opening_minor", ClosingBalance::openingMinor)
                .with("debit_minor", ClosingBalance::debitMinor)
                .with("credit_minor", ClosingBalance::creditMinor)
                .with("closing_minor", ClosingBalance::closingMinor);
    }
}

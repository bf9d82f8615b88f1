package org.tallyhouse.run;

import java.time.LocalDate;
import java.util.List;
import org.tallyhouse.run.StageTotalMapper.StoredTotal;

/** What a stage has done, for status and summaries; written once, by the stage's last step. */
public final class StageTotals {
    private final StageTotalMapper mapper;

    public StageTotals(StageTotalMapper mapper) {
        this.mapper = mapper;
    }

    /** Replaces a stage's totals of a date. */
    public void write(LocalDate businessDate, String stage, List<StageTotal> totals) {
        mapper.delete(businessDate, stage);
        for (int i = 0; i < totals.size(); i++) {
            StageTotal total = totals.get(i);
            mapper.insert(new StoredTotal(
                    businessDate, stage, i, total.measure(), total.currency(), total.rowCount(), total.amountMinor()));
        }
    }
}

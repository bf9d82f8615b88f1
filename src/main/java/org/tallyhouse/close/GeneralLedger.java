package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.CloseMapper.Movement;
import org.tallyhouse.close.CloseMapper.TrialBalanceRow;

/** Sums the general ledger of a date from its journals, on top of the last date's. */
@Component
final class GeneralLedger {
    private final CloseMapper mapper;

    GeneralLedger(CloseMapper mapper) {
        this.mapper = mapper;
    }

    void close(LocalDate businessDate) {
        Map<List<String>, TrialBalanceRow> rows = new TreeMap<>(Comparator.comparing(Object::toString));
        LocalDate last = mapper.lastTrialBalance(businessDate);
        if (last != null) {
            mapper.trialBalance(last).forEach(row -> rows.put(key(row), opened(businessDate, row)));
        }
        for (Movement movement : mapper.movements(businessDate)) {
            List<String> key = List.of(movement.kind().glCode(), movement.currency());
            TrialBalanceRow row =
                    rows.getOrDefault(key, new TrialBalanceRow(businessDate, key.get(0), key.get(1), 0, 0, 0, 0));
            rows.put(key, moved(row, movement));
        }
        rows.values().forEach(mapper::insertTrialBalance);
    }

    private static List<String> key(TrialBalanceRow row) {
        return List.of(row.glCode(), row.currency());
    }

    private static TrialBalanceRow opened(LocalDate businessDate, TrialBalanceRow last) {
        return new TrialBalanceRow(
                businessDate, last.glCode(), last.currency(), last.closingMinor(), 0, 0, last.closingMinor());
    }

    private static TrialBalanceRow moved(TrialBalanceRow row, Movement movement) {
        return new TrialBalanceRow(
                row.businessDate(),
                row.glCode(),
                row.currency(),
                row.openingMinor(),
                Math.addExact(row.debitMinor(), movement.debitMinor()),
                Math.addExact(row.creditMinor(), movement.creditMinor()),
                Math.subtractExact(Math.addExact(row.closingMinor(), movement.creditMinor()), movement.debitMinor()));
    }
}

package org.tallyhouse.bankfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything a reader hands over, kept for tests. */
public final class KeptResults implements ResultHandler {
    public final List<PayoutResult> results = new ArrayList<>();
    public final List<ResultFault> faults = new ArrayList<>();
    public final List<String> notOurs = new ArrayList<>();

    public static KeptResults of(ResultReader reader, Path file) {
        KeptResults results = new KeptResults();
        reader.read(file, results);
        return results;
    }

    @Override
    public void result(PayoutResult result) {
        results.add(result);
    }

    @Override
    public void fault(ResultFault fault) {
        faults.add(fault);
    }

    @Override
    public void notOurs(String place) {
        notOurs.add(place);
    }
}

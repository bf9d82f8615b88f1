package org.tallyhouse.bankfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything a reader hands over, kept for tests. */
final class Results implements ResultHandler {
    final List<PayoutResult> results = new ArrayList<>();
    final List<ResultFault> faults = new ArrayList<>();
    final List<String> notOurs = new ArrayList<>();

    static Results of(ResultReader reader, Path file) {
        Results results = new Results();
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

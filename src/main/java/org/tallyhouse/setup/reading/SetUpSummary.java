package org.tallyhouse.setup.reading;

import java.util.List;

/** What a set-up did, kind by kind in the order of loading. */
public record SetUpSummary(List<Count> counts) {

    public SetUpSummary {
        counts = List.copyOf(counts);
    }

    /** Lines read (of calendars: files), things that are new, and things that are stored differently now. */
    public record Count(String kind, long read, long added, long changed) {}

    public long added() {
        return counts.stream().mapToLong(Count::added).sum();
    }

    public long changed() {
        return counts.stream().mapToLong(Count::changed).sum();
    }
}

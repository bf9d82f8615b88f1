package org.tallyhouse.layout.declared.line;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is said of a written file as a whole. Its headers and footers take their fields from here:
 * {@code business_date}, {@code sequence}, {@code currency}, and whatever else the caller gives by name.
 */
public record FileHead(LocalDate businessDate, long sequence, String currency, Map<String, String> more) {

    public FileHead {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence is negative: " + sequence);
        }
        more = Map.copyOf(more);
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>(more);
        values.put("business_date", businessDate.toString());
        values.put("sequence", Long.toString(sequence));
        values.put("currency", currency);
        return values;
    }
}

package org.tallyhouse.setup.reading;

import org.tallyhouse.layout.Row;

/** A row of a CSV file. */
record CsvLine(String file, Row row) implements Source {

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public String text(String field) {
        return row.get(field);
    }
}

package org.tallyhouse.setup.reading;

import org.tallyhouse.layout.FileRow;

/** A row of a CSV file. */
record CsvLine(String file, FileRow row) implements FieldSource {

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public String text(String field) {
        return row.get(field);
    }
}

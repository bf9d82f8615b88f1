package org.tallyhouse.setup.reading;

import org.tallyhouse.layout.FileRow;

/** A row of a CSV file while it is read: of a hundred thousand rows only the places are kept. */
record CsvLine(CsvPlace place, FileRow row) implements FieldSource {

    @Override
    public String file() {
        return place.file();
    }

    @Override
    public long line() {
        return place.line();
    }

    @Override
    public String text(String field) {
        return row.get(field);
    }
}

package org.tallyhouse.setup.reading;

/** The place of a row of a CSV file. */
record CsvPlace(String file, int number) implements FieldPlace {

    @Override
    public long line() {
        return number;
    }
}

package org.tallyhouse.setup.reading;

/** A kind of thing with a CSV file of its own, a row each. */
public interface CsvKind<T> extends SetUpKind<T> {

    String file();

    default boolean isRequired() {
        return true;
    }

    /** Called for rows whose fields are all sound. */
    T build(FieldValues row);
}

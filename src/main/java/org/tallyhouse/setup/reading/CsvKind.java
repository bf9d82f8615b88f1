package org.tallyhouse.setup.reading;

import java.util.List;

/** A kind of thing with a CSV file of its own, a row each. */
public interface CsvKind<T> extends SetUpKind<T> {

    String file();

    default boolean isRequired() {
        return true;
    }

    /** In the order in which they are read: what another field's type looks at comes before it. */
    List<FileColumn<?>> columns();

    /** The columns behind {@link #key}, in its order. */
    List<FileColumn<?>> keyColumns();

    /** Called for rows whose fields are all sound. */
    T build(FieldValues row);
}

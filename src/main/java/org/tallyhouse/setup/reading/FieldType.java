package org.tallyhouse.setup.reading;

/** Turns the text of a field into a value; the fields before it on its line are known. */
@FunctionalInterface
public interface FieldType<T> {

    /** @throws IllegalArgumentException whose message completes "currency 'RMB' …" */
    T parse(String text, FieldValues line);
}

package org.tallyhouse.setup.reading;

/** A value and where the set-up folder says it. */
public record FileLine<T>(FieldSource source, T value) {}

package org.tallyhouse.setup.reading;

/** A value and where the set-up folder says it. */
public record FileLine<T>(FieldPlace place, T value) {}

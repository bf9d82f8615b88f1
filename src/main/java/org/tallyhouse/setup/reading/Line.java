package org.tallyhouse.setup.reading;

/** A value and where the set-up folder says it. */
public record Line<T>(Source source, T value) {}

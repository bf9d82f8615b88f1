package org.tallyhouse.setup;

/** A value and where the set-up folder says it. */
record Line<T>(Source source, T value) {}

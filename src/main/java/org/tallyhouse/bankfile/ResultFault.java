package org.tallyhouse.bankfile;

/** One record that cannot be understood, in a file that is otherwise whole. */
public record ResultFault(String place, String field, String value, String reason) {}

package org.tallyhouse.layout.declared;

import java.util.Set;

/** What a control field counts or sums over the details; records are the names of those meant. */
public sealed interface ControlTotal {
    Set<String> records();

    /** How many there are. */
    record Count(Set<String> records) implements ControlTotal {}

    /** The sum of an amount or number. */
    record Sum(String field, Set<String> records) implements ControlTotal {}

    /** The sum of a field's digits read as one number, of which the last few digits count. */
    record Hash(String field, int digits, Set<String> records) implements ControlTotal {}
}

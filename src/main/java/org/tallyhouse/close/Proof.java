package org.tallyhouse.close;

/** An invariant and the two figures that must be equal for it to hold. */
record Proof(String invariant, String statement, long expected, long actual) {

    boolean holds() {
        return expected == actual;
    }

    @Override
    public String toString() {
        return "%s: %s: expected %d, actual %d".formatted(invariant, statement, expected, actual);
    }
}

package org.tallyhouse.close.seal;

/** The final rows of a table and a date: how many, and SHA-256 over their lines. */
public record TableSeal(String table, long rowCount, String sha256) {}

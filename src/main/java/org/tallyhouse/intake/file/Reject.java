package org.tallyhouse.intake.file;

/** A row that was set aside, as it is stored and reported. */
public record Reject(long line, String field, String value, RejectReason reason, String detail) {}

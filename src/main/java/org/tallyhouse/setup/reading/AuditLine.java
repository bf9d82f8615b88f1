package org.tallyhouse.setup.reading;

/** A change for the audit log. */
public record AuditLine(String subject, String detail) {}

package org.tallyhouse.setup;

/** A change for the audit log. */
record AuditLine(String subject, String detail) {}

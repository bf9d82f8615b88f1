package org.tallyhouse.layout.declared;

/** What a record is in its file. Headers come before the details, footers behind them. */
public enum RecordRole {
    HEADER,
    DETAIL,
    FOOTER,
    /** Passed over. */
    SKIP
}

package org.tallyhouse.intake.file;

/** A row that is set aside: which field, which value, and why. */
public final class RowRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final RejectReason reason;

    public RowRejected(String field, String value, RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.field = field;
        this.value = value;
        this.reason = reason;
    }

    public Reject at(long line) {
        return new Reject(line, field, cut(CardNumbers.mask(value)), reason, cut(getMessage()));
    }

    private static String cut(String text) {
        return text.length() <= 255 ? text : text.substring(0, 252) + "...";
    }
}

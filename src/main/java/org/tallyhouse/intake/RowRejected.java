package org.tallyhouse.intake;

/** A row that is set aside: which field, which value, and why. */
final class RowRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final RejectReason reason;

    RowRejected(String field, String value, RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.field = field;
        this.value = value;
        this.reason = reason;
    }

    Reject at(long line) {
        return new Reject(line, field, cut(CardNumbers.mask(value)), reason, cut(getMessage()));
    }

    private static String cut(String text) {
        return text.length() <= 255 ? text : text.substring(0, 252) + "...";
    }
}

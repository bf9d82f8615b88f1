package org.tallyhouse.intake.file;

import java.util.List;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;

/** A row that is set aside: which field, which value, and why. */
public final class RowRejected extends Exception implements WithFailures {
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

    /** The row's line is not known here. */
    @Override
    public List<Failure> failures() {
        return List.of(at(0).failure());
    }

    private static String cut(String text) {
        return text.length() <= 255 ? text : text.substring(0, 252) + "...";
    }
}

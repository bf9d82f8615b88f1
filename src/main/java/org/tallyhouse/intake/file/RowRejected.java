package org.tallyhouse.intake.file;

import java.util.List;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;

/** A row that is set aside: which field, which value, and why. */
public final class RowRejected extends Exception implements WithFailures {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 255;

    /** A mask leaves out the separators of a number, so more is looked at than is shown. */
    private static final int MOST_LOOKED_AT = 4 * MOST_SHOWN;

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
        String begin = value.substring(0, Math.min(value.length(), MOST_LOOKED_AT));
        return new Reject(line, field, cut(CardNumbers.mask(begin)), reason, cut(getMessage()));
    }

    /** The row's line is not known here. */
    @Override
    public List<Failure> failures() {
        return List.of(at(0).failure());
    }

    private static String cut(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN - 3) + "...";
    }
}

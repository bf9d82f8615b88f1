package org.tallyhouse.run;

import java.time.LocalDate;

/** What a person decided: by whom and why, on the open business date. */
public record OperatorDecision(String operator, String reason, LocalDate businessDate) {

    /**
     * Two persons where money moves by hand: whoever asked for something does not decide about it.
     *
     * @throws RequestRefused with the sentence given, if both are one
     */
    public static void requireAnother(String asked, String decides, String otherwise) {
        if (asked.equals(decides)) {
            throw new RequestRefused(otherwise);
        }
    }
}

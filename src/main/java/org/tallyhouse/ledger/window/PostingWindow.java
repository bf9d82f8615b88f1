package org.tallyhouse.ledger.window;

import java.time.LocalDate;

/** A span of buffered credits that are posted together (缓冲窗口). */
public record PostingWindow(long windowId, LocalDate businessDate, int sequence, Status status) {

    /** OPEN takes the live traffic; LATE takes rows of a date that is cut over and not yet posted. */
    public enum Status {
        OPEN,
        LATE,
        CLOSED,
        POSTED
    }

    static PostingWindow of(LocalDate businessDate, int sequence, Status status) {
        return new PostingWindow(id(businessDate, sequence), businessDate, sequence, status);
    }

    /** Ids sort by business date, then sequence: a late window of a date comes before the next date's. */
    private static long id(LocalDate date, int sequence) {
        return ((date.getYear() * 100L + date.getMonthValue()) * 100 + date.getDayOfMonth()) * 1000 + sequence;
    }
}

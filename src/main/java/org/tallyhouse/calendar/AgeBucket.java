package org.tallyhouse.calendar;

/** How long something has stood, in the steps people look at. */
public enum AgeBucket {
    TO_1("0-1", 1),
    TO_7("2-7", 7),
    TO_30("8-30", 30),
    OVER_30("over 30", Long.MAX_VALUE);

    private final String days;
    private final long mostDays;

    AgeBucket(String days, long mostDays) {
        this.days = days;
        this.mostDays = mostDays;
    }

    public static AgeBucket of(long ageDays) {
        for (AgeBucket bucket : values()) {
            if (ageDays <= bucket.mostDays) {
                return bucket;
            }
        }
        throw new AssertionError("no age is over " + OVER_30.mostDays);
    }

    public String days() {
        return days;
    }
}

package org.tallyhouse.setup.reading;

/** A difference between what is stored and what a file says; refusal is empty where it may be made. */
public record StoredDifference(String field, String from, String to, String refusal) {
    /** Stands for no value. */
    public static final String NONE = "none";

    public static StoredDifference allowed(String field, String from, String to) {
        return new StoredDifference(field, from, to, "");
    }

    public static StoredDifference refused(String field, String from, String to, String advice) {
        return new StoredDifference(field, from, to, "is stored as %s; %s".formatted(from, advice));
    }

    /** What the file says. */
    String read() {
        return to.equals(NONE) ? "" : to;
    }

    boolean isRefused() {
        return !refusal.isEmpty();
    }

    /** For the audit log: {@code payout AUTO -> NONE}. */
    String detail() {
        return "%s %s -> %s".formatted(field, from, to);
    }
}

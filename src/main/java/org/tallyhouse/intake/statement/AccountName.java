package org.tallyhouse.intake.statement;

import java.util.Locale;

/** An account as a bank's file names it: banks put their own code before it, and its currency behind it. */
record AccountName(String text) {

    static AccountName of(String text) {
        return new AccountName(text);
    }

    /** Whether it can be the account of the set-up; a file that names none is taken for that of its sender. */
    boolean mayBe(String accountNumber) {
        String known = letters(accountNumber);
        String named = letters(text);
        String behind = letters(text.substring(text.lastIndexOf('/') + 1));
        return named.isEmpty()
                || known.equals(named)
                || known.equals(behind)
                || (behind.startsWith(known) && behind.substring(known.length()).matches("[A-Z]{3}"));
    }

    /** Enough to tell it by, and no more. */
    String end() {
        String named = letters(text);
        return named.substring(Math.max(0, named.length() - 4));
    }

    private static String letters(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }
}

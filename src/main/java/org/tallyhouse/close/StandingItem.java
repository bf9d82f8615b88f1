package org.tallyhouse.close;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.tallyhouse.ledger.AccountKind;

/**
 * One reason for what stands in an account at the end of a date: an open break, a bank line, or the
 * entry that filled the account. Minor units, credit positive.
 */
record StandingItem(
        AccountKind kind,
        String code,
        String currency,
        long amountMinor,
        LocalDate since,
        String cause,
        String reference) {
    /** References are other people's text: a line end or a direction mark would spoil a list of lines. */
    private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** What it is, then which one. It begins with a word of ours, so no spreadsheet takes it for a formula. */
    String why() {
        return NOT_PRINTED.matcher(cause + " " + reference).replaceAll(" ").strip();
    }

    long onNormalSide() {
        return ChartOfAccounts.of(kind.glCode()).onNormalSide(amountMinor);
    }

    /** Calendar days up to the date. */
    long ageDays(LocalDate date) {
        return ChronoUnit.DAYS.between(since, date);
    }
}

package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyhouse.ledger.LedgerException;

/** What a refusal for want of money says: how much could be spent, and how much was wanted. */
record RefusedShortage(long spendableMinor, long wantedMinor) {
    private static final Pattern SAYS =
            Pattern.compile("I8: account (\\S+) has (-?\\d+) minor units of CNY, (\\d+) are wanted");

    /** Fails if the refusal names another account, or would not have been one. */
    static RefusedShortage of(LedgerException refusal, String account) {
        Matcher says = SAYS.matcher(String.valueOf(refusal.getMessage()));
        assertThat(says.matches()).as(refusal.getMessage()).isTrue();
        assertThat(says.group(1)).isEqualTo(account);
        RefusedShortage shortage = new RefusedShortage(Long.parseLong(says.group(2)), Long.parseLong(says.group(3)));
        assertThat(shortage.spendableMinor).as(refusal.getMessage()).isLessThan(shortage.wantedMinor);
        return shortage;
    }
}

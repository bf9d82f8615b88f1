package org.tallyhouse.operation.view;

import org.tallyhouse.money.Amounts;

/**
 * What we owe a merchant in one currency, summed over its pending, balance, reserve and escrow accounts and
 * their sub-accounts; beside it what it owes us and what was taken from it and is not booked against a
 * channel yet. Amounts as text in major units, positive as a rule.
 */
record OwnerView(
        String owner,
        String currency,
        String posted,
        String buffered,
        String held,
        String available,
        String effective,
        String due,
        String transit) {

    String text() {
        StringBuilder text = new StringBuilder("%s in %s: all that is owed to it%n".formatted(owner, currency));
        AccountView.line(text, "posted", posted);
        AccountView.line(text, "buffered", buffered);
        AccountView.line(text, "held", held);
        AccountView.line(text, "available", available);
        AccountView.line(text, "effective", effective);
        lineUnlessZero(text, "it owes (DUE)", due);
        lineUnlessZero(text, "in TRANSIT", transit);
        return text.toString();
    }

    private void lineUnlessZero(StringBuilder text, String what, String amount) {
        if (!amount.equals(Amounts.format(0, currency))) {
            AccountView.line(text, what, amount);
        }
    }
}

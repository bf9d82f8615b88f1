package org.tallyhouse.bankfile;

import java.util.Currency;
import org.tallyhouse.money.Amounts;

/** What a bank says is on an account: minor units, credit positive. */
public record StatementBalance(long minor, Currency currency) {

    @Override
    public String toString() {
        return currency + " " + Amounts.format(minor, currency);
    }
}

package org.tallyhouse.operation.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.money.Amounts;

/** Sums a merchant's accounts in one currency; minor units, credit positive. */
final class OwnerSums {
    private static final Set<AccountKind> OWED =
            EnumSet.of(AccountKind.PENDING, AccountKind.BALANCE, AccountKind.RESERVE, AccountKind.ESCROW);

    private long posted;
    private long buffered;
    private long held;
    private long due;
    private long transit;

    private OwnerSums() {}

    /** By currency; empty for our own accounts, channels' and banks', which are no one's money. */
    static List<OwnerView> of(String owner, List<Balance> rows) {
        return rows.stream()
                .filter(row -> row.kind().ownerType() == AccountKind.OwnerType.MERCHANT)
                .collect(Collectors.groupingBy(Balance::currency, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(currency -> of(currency.getValue()).view(owner, currency.getKey()))
                .toList();
    }

    private static OwnerSums of(List<Balance> rows) {
        OwnerSums sums = new OwnerSums();
        rows.forEach(sums::add);
        return sums;
    }

    private void add(Balance row) {
        if (OWED.contains(row.kind())) {
            posted = Math.addExact(posted, row.postedMinor());
            buffered = Math.addExact(buffered, row.bufferedMinor());
            held = Math.addExact(held, row.heldMinor());
        } else if (row.kind() == AccountKind.DUE) {
            due = Math.addExact(due, Math.addExact(row.postedMinor(), row.bufferedMinor()));
        } else {
            // what is posted here is buffered the other way, so with its buffer it is always empty
            transit = Math.addExact(transit, row.postedMinor());
        }
    }

    private OwnerView view(String owner, String currency) {
        long available = Math.subtractExact(posted, held);
        return new OwnerView(
                owner,
                currency,
                Amounts.format(posted, currency),
                Amounts.format(buffered, currency),
                Amounts.format(held, currency),
                Amounts.format(available, currency),
                Amounts.format(Math.addExact(available, buffered), currency),
                Amounts.format(Math.negateExact(due), currency),
                Amounts.format(transit, currency));
    }
}

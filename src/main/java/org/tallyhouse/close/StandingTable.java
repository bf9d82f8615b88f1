package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts something stands in, for people: the first of them, and how many more there are. */
final class StandingTable {
    static final int MOST_ROWS = 200;

    private final LocalDate date;
    private final List<StandingAccount> accounts = new ArrayList<>();
    private @Nullable String last;
    private long more;

    StandingTable(LocalDate date) {
        this.date = date;
    }

    /** Adds an item; those of one account come one after the other. */
    void add(StandingItem item) {
        boolean next = !item.code().equals(last);
        last = item.code();
        if (next && accounts.size() == MOST_ROWS) {
            more++;
        } else if (next) {
            accounts.add(new StandingAccount(item, date));
        }
        if (more == 0) {
            accounts.get(accounts.size() - 1).add(item);
        }
    }

    List<StandingAccount> accounts() {
        return accounts;
    }

    long more() {
        return more;
    }
}

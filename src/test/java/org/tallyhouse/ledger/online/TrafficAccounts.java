package org.tallyhouse.ledger.online;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.LedgerMapper.NewAccount;
import org.tallyhouse.ledger.PostingMode;

/** The accounts of the random traffic: some of each thread's own, some that all contend for, and ours. */
final class TrafficAccounts {
    static final String CURRENCY = "CNY";
    private static final String SHARED = "ALL";
    private static final String UNGUARDED = "UNGUARDED";

    private final Map<String, TrafficAccount> byCode = new TreeMap<>();
    private final List<TrafficAccount> shared = new ArrayList<>();
    private final List<TrafficAccount> hot = new ArrayList<>();
    private final List<List<TrafficAccount>> own = new ArrayList<>();
    private final Accounts accounts;

    TrafficAccounts(Books books, int threads) {
        accounts = books.get(Accounts.class);
        for (String channel : List.of("C1", "C2", "C3")) {
            accounts.open(Accounts.ofHouse(OwnerType.CHANNEL, channel, CURRENCY));
            hot.add(known(new TrafficAccount(
                    Account.code(channel, CURRENCY, AccountKind.RECEIVABLE), Account.Guard.NONE, 0, true, true, "")));
        }
        shared.addAll(merchant(SHARED, true).subList(0, 4));
        for (int i = 0; i < threads; i++) {
            own.add(merchant(owner(i), false));
        }
    }

    /** Every account whose outcomes are told beforehand. */
    List<TrafficAccount> ownOf(int thread) {
        return own.get(thread);
    }

    /** The thread's own account that is not guarded, and no hot account. */
    TrafficAccount unguardedOf(int thread) {
        return find(Account.code(owner(thread), CURRENCY, AccountKind.ESCROW, UNGUARDED));
    }

    List<TrafficAccount> shared() {
        return shared;
    }

    List<TrafficAccount> hot() {
        return hot;
    }

    /** Null for an account that does not exist. */
    TrafficAccount find(String code) {
        return byCode.get(code);
    }

    private static String owner(int thread) {
        return "T" + thread;
    }

    /** One account of each guard, limit and mode, and what every merchant has besides. */
    private List<TrafficAccount> merchant(String owner, boolean isShared) {
        accounts.open(Accounts.ofMerchant(owner, CURRENCY, PostingMode.BUFFERED, Account.Guard.EFFECTIVE, 0));
        String transit = Account.code(owner, CURRENCY, AccountKind.TRANSIT);
        known(new TrafficAccount(transit, Account.Guard.NONE, 0, true, isShared, transit));
        NewAccount unguarded = Accounts.ofPurpose(
                owner, CURRENCY, AccountKind.ESCROW, UNGUARDED, PostingMode.IMMEDIATE, Account.Guard.NONE, 0);
        accounts.open(List.of(unguarded));
        known(new TrafficAccount(unguarded.code(), Account.Guard.NONE, 0, false, isShared, transit));
        List<TrafficAccount> guarded = new ArrayList<>();
        Stream.of(0L, 500L).forEach(limit -> {
            for (PostingMode mode : PostingMode.values()) {
                for (Account.Guard guard : List.of(Account.Guard.POSTED, Account.Guard.EFFECTIVE)) {
                    NewAccount account = Accounts.ofPurpose(
                            owner, CURRENCY, AccountKind.ESCROW, guard + "-" + mode + "-" + limit, mode, guard, limit);
                    accounts.open(List.of(account));
                    guarded.add(known(new TrafficAccount(account.code(), guard, limit, false, isShared, transit)));
                }
            }
        });
        return guarded;
    }

    private TrafficAccount known(TrafficAccount party) {
        byCode.put(party.code(), party);
        return party;
    }
}

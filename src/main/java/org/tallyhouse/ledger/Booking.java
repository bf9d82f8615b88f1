package org.tallyhouse.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.money.Amounts;

/**
 * Journals being booked in one transaction on accounts whose rows it has locked. Journals are added in
 * order, each seeing the balances the earlier ones lead to; {@link Ledger#write(Booking)} writes them.
 * Amounts in minor units, credit positive.
 */
public final class Booking {
    private final Map<Long, State> states = new HashMap<>();
    private final ToLongFunction<Account> bufferedNotPosted;
    private final List<JournalDraft> drafts = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    Booking(Collection<Account> locked, ToLongFunction<Account> bufferedNotPosted) {
        this.bufferedNotPosted = bufferedNotPosted;
        locked.forEach(account -> states.put(account.accountId(), new State(account)));
    }

    /** @throws LedgerException UNKNOWN_ACCOUNT if the account is not among the locked ones */
    public Account account(long accountId) {
        return state(accountId).account;
    }

    public boolean isLocked(long accountId) {
        return states.containsKey(accountId);
    }

    public long postedMinor(long accountId) {
        return state(accountId).postedMinor;
    }

    /** Tells of a credit this transaction buffers, so that effective money counts it before it is written. */
    public void expectBuffered(long accountId, long amountMinor) {
        State state = state(accountId);
        state.expectedMinor = Math.addExact(state.expectedMinor, amountMinor);
    }

    /**
     * What may be debited: posted − held + overdraft limit, and buffered credits where the account's guard
     * counts them. The buffer is summed only when posted money is not enough for the wanted amount.
     */
    public long spendableMinor(long accountId, long wantedMinor) {
        State state = state(accountId);
        Account account = state.account;
        if (account.guard() == Account.Guard.NONE) {
            return Long.MAX_VALUE;
        }
        long posted = Math.addExact(
                Math.subtractExact(state.postedMinor, account.heldMinor()), account.overdraftLimitMinor());
        boolean enough = posted >= wantedMinor || account.guard() == Account.Guard.POSTED;
        return enough ? posted : Math.addExact(posted, state.bufferedMinor(bufferedNotPosted));
    }

    /** What may be debited without an overdraft; an account without a guard has what is posted and not held. */
    public long availableMinor(long accountId, long wantedMinor) {
        Account account = state(accountId).account;
        if (account.guard() == Account.Guard.NONE) {
            return Math.subtractExact(postedMinor(accountId), account.heldMinor());
        }
        long limit = account.overdraftLimitMinor();
        return Math.subtractExact(spendableMinor(accountId, Math.addExact(wantedMinor, limit)), limit);
    }

    /**
     * Adds a journal, or nothing of it.
     *
     * @throws LedgerException UNBALANCED, UNKNOWN_ACCOUNT, ACCOUNT_CLOSED, ACCOUNT_BLOCKED, INSUFFICIENT_FUNDS or
     *     OVERFLOW
     */
    public void add(JournalDraft draft) {
        add(draft, true);
    }

    /**
     * Sees that an account may be debited, without doing it.
     *
     * @throws LedgerException UNKNOWN_ACCOUNT, ACCOUNT_CLOSED, ACCOUNT_BLOCKED or INSUFFICIENT_FUNDS
     */
    public void requireDebit(long accountId, long amountMinor) {
        requireOpen(accountId, -amountMinor);
        requireFunds(accountId, -amountMinor);
    }

    /** Adds a journal of what was accepted before, like a hold: it is booked whatever came since. */
    public void addAccepted(JournalDraft draft) {
        add(draft, false);
    }

    private void add(JournalDraft draft, boolean guarded) {
        Map<Long, Long> sums = new TreeMap<>();
        try {
            draft.legs().forEach(leg -> sums.merge(leg.accountId(), leg.amountMinor(), Math::addExact));
            sums.values().removeIf(amount -> amount == 0);
            requireBalanced(draft, sums);
            if (draft.corrects() == null) {
                sums.keySet().forEach(accountId -> requireKind(draft, accountId));
            }
            if (guarded) {
                sums.forEach(this::requireOpen);
                sums.forEach(this::requireFunds);
            }
            sums.forEach((accountId, amount) -> Math.addExact(state(accountId).postedMinor, amount));
        } catch (ArithmeticException e) {
            throw new LedgerException(Reason.OVERFLOW
                    .says("a balance of journal {field} {value} is too large to be kept")
                    .about(draft.type().name(), draft.source()));
        }
        drafts.add(draft);
        sums.forEach((accountId, amount) -> move(draft, accountId, amount));
    }

    List<JournalDraft> drafts() {
        return drafts;
    }

    public List<Entry> entries() {
        return entries;
    }

    List<State> moved() {
        return states.values().stream().filter(state -> state.moved).toList();
    }

    private void move(JournalDraft draft, long accountId, long amountMinor) {
        State state = state(accountId);
        state.postedMinor = Math.addExact(state.postedMinor, amountMinor);
        state.sequence++;
        state.moved = true;
        entries.add(new Entry(draft, accountId, state.sequence, amountMinor, state.postedMinor));
    }

    private void requireKind(JournalDraft draft, long accountId) {
        Account account = state(accountId).account;
        if (!account.kind().takes(draft.type())) {
            throw new LedgerException(Reason.ACCOUNT_BLOCKED
                    .says("account {value} takes no journal {actual}: what stands there is kept by others")
                    .about("account", account.code())
                    .figures("", draft.type()));
        }
    }

    private void requireOpen(long accountId, long amountMinor) {
        Account account = state(accountId).account;
        if (!account.status().takes(amountMinor)) {
            throw blocked(account.code(), account.status());
        }
    }

    public static LedgerException blocked(String code, Account.Status status) {
        return new LedgerException((status == Account.Status.CLOSED ? Reason.ACCOUNT_CLOSED : Reason.ACCOUNT_BLOCKED)
                .says("account {value} is {actual}")
                .about("account", code)
                .figures("", status));
    }

    /** I1. */
    private void requireBalanced(JournalDraft draft, Map<Long, Long> sums) {
        Map<String, Long> byCurrency = new TreeMap<>();
        sums.forEach((id, amount) -> byCurrency.merge(state(id).account.currency(), amount, Math::addExact));
        byCurrency.forEach((currency, sum) -> {
            if (sum != 0) {
                throw new LedgerException(Reason.UNBALANCED
                        .says("I1: journal {field} {value} sums to %s, not to zero"
                                .formatted(Amounts.told(sum, currency)))
                        .about(draft.type().name(), draft.source())
                        .figures(0, sum));
            }
        });
    }

    /** I8. */
    private void requireFunds(long accountId, long amountMinor) {
        if (amountMinor > 0) {
            return;
        }
        long wanted = Math.negateExact(amountMinor);
        long spendable = spendableMinor(accountId, wanted);
        if (spendable < wanted) {
            Account account = state(accountId).account;
            throw new LedgerException(Reason.INSUFFICIENT_FUNDS
                    .says("I8: account {value} has %s, %s are wanted"
                            .formatted(
                                    Amounts.told(spendable, account.currency()),
                                    Amounts.told(wanted, account.currency())))
                    .about("account", account.code())
                    .figures(wanted, spendable));
        }
    }

    private State state(long accountId) {
        State state = states.get(accountId);
        if (state == null) {
            throw new LedgerException(Reason.UNKNOWN_ACCOUNT
                    .says("there is no account with id {value}")
                    .about("account", accountId));
        }
        return state;
    }

    /** One change of one account's balance, with the balance after it (账户流水). */
    public record Entry(JournalDraft draft, long accountId, long sequence, long amountMinor, long balanceAfterMinor) {}

    /** A locked account on its way. */
    static final class State {
        final Account account;
        long postedMinor;
        long sequence;
        boolean moved;
        long expectedMinor;
        private long bufferedMinor;
        private boolean bufferRead;

        State(Account account) {
            this.account = account;
            this.postedMinor = account.postedMinor();
            this.sequence = account.lastSequence();
        }

        long bufferedMinor(ToLongFunction<Account> bufferedNotPosted) {
            if (!bufferRead) {
                bufferedMinor = bufferedNotPosted.applyAsLong(account);
                bufferRead = true;
            }
            return Math.addExact(bufferedMinor, expectedMinor);
        }
    }
}

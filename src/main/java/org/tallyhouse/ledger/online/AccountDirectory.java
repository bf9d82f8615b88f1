package org.tallyhouse.ledger.online;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper;
import org.tallyhouse.ledger.LedgerMapper.AccountName;

/** Accounts by code. What is kept of them never changes; their status does, and is read where it counts. */
final class AccountDirectory {
    private final Map<String, AccountName> known = new ConcurrentHashMap<>();

    /**
     * The two sides of a movement.
     *
     * @throws LedgerException UNKNOWN_ACCOUNT, WRONG_CURRENCY, or ACCOUNT_BLOCKED for an account that only
     *     journals of the suite move
     */
    Sides sides(Supplier<LedgerMapper> mapper, Movement movement) {
        read(mapper, Set.of(movement.from(), movement.to()));
        return new Sides(find(movement.from(), movement.currency()), find(movement.to(), movement.currency()));
    }

    AccountName account(Supplier<LedgerMapper> mapper, String code, String currency) {
        read(mapper, Set.of(code));
        return find(code, currency);
    }

    /** The account that stands in for our hot accounts until their side is posted. */
    AccountName transitOf(Supplier<LedgerMapper> mapper, AccountName account) {
        String code = Account.code(account.ownerId(), account.currency(), AccountKind.TRANSIT);
        read(mapper, Set.of(code));
        return require(code);
    }

    private void read(Supplier<LedgerMapper> mapper, Set<String> codes) {
        Set<String> missing =
                codes.stream().filter(code -> !known.containsKey(code)).collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            List<AccountName> found = mapper.get().findByCodes(missing);
            found.forEach(account -> known.put(account.code(), account));
        }
    }

    private AccountName find(String code, String currency) {
        AccountName account = require(code);
        if (!account.currency().equals(currency)) {
            throw new LedgerException(Reason.WRONG_CURRENCY
                    .says("account {value} is kept in {expected}, not in {actual}")
                    .about("account", code)
                    .figures(account.currency(), currency));
        }
        if (!account.kind().isMovedByCalls()) {
            throw new LedgerException(Reason.ACCOUNT_BLOCKED
                    .says("account {value} is moved by journals of the suite alone")
                    .about("account", code));
        }
        return account;
    }

    private AccountName require(String code) {
        AccountName account = known.get(code);
        if (account == null) {
            throw new LedgerException(
                    Reason.UNKNOWN_ACCOUNT.says("there is no account {value}").about("account", code));
        }
        return account;
    }

    /** The accounts of a movement: {@code from} is debited, {@code to} credited. */
    record Sides(AccountName from, AccountName to) {}
}

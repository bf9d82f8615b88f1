package org.tallyhouse.ledger.online;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tallyhouse.database.ChangedMeanwhile;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.Account.Status;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.LedgerMapper;
import org.tallyhouse.ledger.window.WindowMapper;
import org.tallyhouse.money.Amounts;

/**
 * Freezes, unfreezes and closes merchants' accounts. Works inside the caller's transaction, which keeps the
 * account's row locked until it ends.
 */
public final class AccountStatusChange {
    /** The night moves them for every merchant at once; one that is blocked would stop it for all. */
    private static final Set<AccountKind> MOVED_BY_THE_NIGHT =
            EnumSet.of(AccountKind.DUE, AccountKind.TRANSIT, AccountKind.UNBILLED, AccountKind.INVOICED);

    private final AccountStatusMapper mapper;
    private final LedgerMapper ledger;
    private final WindowMapper windows;

    public AccountStatusChange(AccountStatusMapper mapper, LedgerMapper ledger, WindowMapper windows) {
        this.mapper = mapper;
        this.ledger = ledger;
        this.windows = windows;
    }

    /** What became of it. */
    public sealed interface Result {}

    /** It was in another status and is in the wanted one now. */
    public record Changed(Status from) implements Result {}

    /** It is in the wanted status already. */
    public record Unchanged() implements Result {}

    /** It may not be changed like that; the reason is a sentence. */
    public record Refused(String reason) implements Result {}

    /** Changes an account's status, unless a rule is against it; nothing is changed then. */
    public Result change(String code, Status to) {
        AccountStatusMapper.Found found = mapper.find(code);
        if (found == null) {
            return new Refused("there is no account " + code);
        }
        if (found.kind().ownerType() != OwnerType.MERCHANT) {
            return new Refused(code + " is no merchant's account; our own, channels' and banks' accounts stay open");
        }
        if (MOVED_BY_THE_NIGHT.contains(found.kind())) {
            return new Refused(
                    code + " is moved by the night and stays open; change the merchant's PENDING or BALANCE account");
        }
        if (to == Status.CLOSED) {
            // lock 3 of the ledger's page: no writer that saw the account open has a credit on its way
            windows.openExclusive();
        }
        Account account = ledger.lock(List.of(found.accountId())).get(0);
        return to == account.status() ? new Unchanged() : change(account, to);
    }

    private Result change(Account account, Status to) {
        if (account.status() == Status.CLOSED) {
            return new Refused(account.code() + " is CLOSED and is not opened again; open a sub-account by set-up");
        }
        if (to == Status.CLOSED) {
            long buffered = ledger.bufferedNotPosted(account.accountId(), account.postedWindowId());
            if (account.postedMinor() != 0 || account.heldMinor() != 0 || buffered != 0) {
                return notEmpty(account, buffered);
            }
        }
        int changed = mapper.change(account.accountId(), account.status(), to);
        ChangedMeanwhile.unlessChanged(account.code(), changed, 1);
        return new Changed(account.status());
    }

    private static Refused notEmpty(Account account, long buffered) {
        String currency = account.currency();
        return new Refused("%s is not empty: posted %s, held %s, buffered %s %s; move what it holds, then close it"
                .formatted(
                        account.code(),
                        Amounts.format(account.postedMinor(), currency),
                        Amounts.format(account.heldMinor(), currency),
                        Amounts.format(buffered, currency),
                        currency));
    }
}

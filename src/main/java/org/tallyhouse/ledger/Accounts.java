package org.tallyhouse.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.LedgerMapper.NewAccount;

/** Finds and opens accounts by owner, currency and kind. */
public final class Accounts {
    private static final int ACCOUNTS_PER_STATEMENT = 500;

    private final LedgerMapper mapper;

    /** Our own, channels' and banks' accounts: few, and never renamed. */
    private final Map<String, Long> houseIds = new ConcurrentHashMap<>();

    public Accounts(LedgerMapper mapper) {
        this.mapper = mapper;
    }

    /** The accounts that exist under these codes, by code. */
    public Map<String, AccountName> find(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : mapper.findByCodes(codes).stream().collect(Collectors.toMap(AccountName::code, Function.identity()));
    }

    /**
     * The id of an account of ours, a channel or a bank.
     *
     * @throws LedgerException UNKNOWN_ACCOUNT if set-up has not opened it
     */
    public long house(String ownerId, String currency, AccountKind kind) {
        return houseIds.computeIfAbsent(Account.code(ownerId, currency, kind), this::require);
    }

    public long platform(String currency, AccountKind kind) {
        return house(PlatformOwner.ID, currency, kind);
    }

    /**
     * The id of the account under a code.
     *
     * @throws LedgerException UNKNOWN_ACCOUNT if there is none
     */
    public long require(String code) {
        AccountName name = find(List.of(code)).get(code);
        if (name == null) {
            throw new LedgerException(
                    Reason.UNKNOWN_ACCOUNT.says("there is no account {value}").about("account", code));
        }
        return name.accountId();
    }

    /** The accounts a merchant has in one currency. */
    public static List<NewAccount> ofMerchant(
            String merchantId,
            String currency,
            PostingMode mode,
            Account.Guard pendingGuard,
            long overdraftLimitMinor) {
        return List.of(
                account(merchantId, currency, AccountKind.PENDING, mode, pendingGuard, overdraftLimitMinor),
                account(merchantId, currency, AccountKind.BALANCE, PostingMode.IMMEDIATE, Account.Guard.POSTED, 0),
                account(merchantId, currency, AccountKind.RESERVE, PostingMode.IMMEDIATE, Account.Guard.POSTED, 0),
                account(merchantId, currency, AccountKind.DUE, PostingMode.IMMEDIATE, Account.Guard.NONE, 0),
                account(merchantId, currency, AccountKind.TRANSIT, PostingMode.BUFFERED, Account.Guard.NONE, 0));
    }

    /** What a merchant that is settled gross has besides. */
    public static List<NewAccount> ofInvoices(String merchantId, String currency) {
        return Stream.of(AccountKind.UNBILLED, AccountKind.INVOICED)
                .map(kind -> account(merchantId, currency, kind, PostingMode.IMMEDIATE, Account.Guard.NONE, 0))
                .toList();
    }

    /** An owner's account for one purpose; an empty purpose is its main account of that kind. */
    public static NewAccount ofPurpose(
            String ownerId,
            String currency,
            AccountKind kind,
            String purpose,
            PostingMode mode,
            Account.Guard guard,
            long overdraftLimitMinor) {
        String code = Account.code(ownerId, currency, kind, purpose);
        return new NewAccount(
                code, kind.ownerType(), ownerId, kind, purpose, currency, mode, guard, overdraftLimitMinor);
    }

    /** Every account a channel, a bank or the institution has in a currency. */
    public static List<NewAccount> ofHouse(OwnerType ownerType, String ownerId, String currency) {
        return AccountKind.standardOf(ownerType).stream()
                .map(kind -> account(ownerId, currency, kind, PostingMode.BUFFERED, Account.Guard.NONE, 0))
                .toList();
    }

    /**
     * Opens the accounts of a channel in a currency, and the institution's, if there are none: bills and banks bring
     * currencies that no merchant has yet.
     */
    public void openChannel(String channelId, String currency) {
        List<String> codes = List.of(
                Account.code(channelId, currency, AccountKind.RECEIVABLE),
                Account.code(PlatformOwner.ID, currency, AccountKind.FEE_INCOME));
        if (find(codes).size() < codes.size()) {
            open(ofHouse(OwnerType.PLATFORM, PlatformOwner.ID, currency));
            open(ofHouse(OwnerType.CHANNEL, channelId, currency));
        }
    }

    /** Opens accounts, many with one statement; those that exist are left alone. */
    public void open(List<NewAccount> accounts) {
        for (int from = 0; from < accounts.size(); from += ACCOUNTS_PER_STATEMENT) {
            mapper.openAccounts(accounts.subList(from, Math.min(accounts.size(), from + ACCOUNTS_PER_STATEMENT)));
        }
    }

    private static NewAccount account(
            String ownerId,
            String currency,
            AccountKind kind,
            PostingMode mode,
            Account.Guard guard,
            long overdraftLimitMinor) {
        return ofPurpose(ownerId, currency, kind, "", mode, guard, overdraftLimitMinor);
    }
}

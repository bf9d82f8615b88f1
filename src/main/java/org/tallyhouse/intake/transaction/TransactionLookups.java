package org.tallyhouse.intake.transaction;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.PlatformOwner;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.merchant.MerchantMapper.NamedMerchant;

/** Everything the rows of one commit refer to, read with a few statements. */
final class TransactionLookups {
    private static final Set<AccountKind> MERCHANT_KINDS =
            EnumSet.of(AccountKind.PENDING, AccountKind.BALANCE, AccountKind.DUE, AccountKind.TRANSIT);

    private final Map<String, StoredTransaction> transactions;
    private final Set<String> claimed;
    private final Map<List<String>, Long> undone;
    private final Map<List<Object>, NamedMerchant> merchants;
    private final Set<String> channels;
    private final Map<String, AccountName> accounts;
    private final AmountCeilings ceilings;

    private TransactionLookups(
            Map<String, StoredTransaction> transactions,
            Set<String> claimed,
            Map<List<String>, Long> undone,
            Map<List<Object>, NamedMerchant> merchants,
            Set<String> channels,
            Map<String, AccountName> accounts,
            AmountCeilings ceilings) {
        this.transactions = transactions;
        this.claimed = claimed;
        this.undone = undone;
        this.merchants = merchants;
        this.channels = channels;
        this.accounts = accounts;
        this.ceilings = ceilings;
    }

    static TransactionLookups read(
            List<TransactionRow> rows, TransactionMapper mapper, MerchantMapper merchantMapper, Accounts accounts) {
        Map<List<Object>, NamedMerchant> merchants = readMerchants(rows, merchantMapper);
        Set<String> channels =
                merchantMapper.channels().stream().map(Channel::channelId).collect(Collectors.toSet());
        Map<String, StoredTransaction> transactions = readTransactions(rows, mapper);
        return new TransactionLookups(
                transactions,
                readClaimed(rows, transactions, mapper),
                readUndone(rows, mapper),
                merchants,
                channels,
                accounts.find(accountCodes(rows, merchants, channels)),
                AmountCeilings.read(merchants.values(), channels, merchantMapper));
    }

    /** A transaction stored before, or accepted earlier in this commit. */
    @Nullable StoredTransaction transaction(String transactionId) {
        return transactions.get(transactionId);
    }

    /** Whether a call of the ledger that is no transaction stands under the id. */
    boolean isClaimed(String transactionId) {
        return claimed.contains(transactionId);
    }

    void remember(StoredTransaction accepted) {
        transactions.put(accepted.transactionId(), accepted);
        if (accepted.status() == TransactionStatus.SUCCESS) {
            undone.merge(
                    List.of(accepted.originalTransactionId(), accepted.type().name()),
                    accepted.amountMinor(),
                    Math::addExact);
        }
    }

    /** How much of a transaction was undone by a type, in minor units. */
    long undoneMinor(String originalTransactionId, TransactionType type) {
        return undone.getOrDefault(List.of(originalTransactionId, type.name()), 0L);
    }

    @Nullable NamedMerchant merchant(TransactionRow row) {
        return merchants.get(List.of(row.merchantName(), row.businessDate()));
    }

    boolean knowsChannel(String channel) {
        return channels.contains(channel);
    }

    AmountCeilings ceilings() {
        return ceilings;
    }

    @Nullable AccountName account(String ownerId, TransactionRow row, AccountKind kind) {
        return accounts.get(Account.code(ownerId, row.currency().getCurrencyCode(), kind));
    }

    /** The merchant accounts that rows may move at once; what is only buffered needs no lock. */
    Collection<Long> accountsToLock(List<TransactionRow> rows) {
        Set<Long> ids = new TreeSet<>();
        for (TransactionRow row : rows) {
            NamedMerchant merchant = merchant(row);
            if (merchant != null && row.movesMoney() && movesAtOnce(row, merchant)) {
                for (AccountKind kind : MERCHANT_KINDS) {
                    AccountName account = account(merchant.merchantId(), row, kind);
                    if (account != null) {
                        ids.add(account.accountId());
                    }
                }
            }
        }
        return ids;
    }

    private boolean movesAtOnce(TransactionRow row, NamedMerchant merchant) {
        AccountName pending = account(merchant.merchantId(), row, AccountKind.PENDING);
        return !row.type().isCredit() || (pending != null && pending.postingMode() == PostingMode.IMMEDIATE);
    }

    private static Map<String, StoredTransaction> readTransactions(
            List<TransactionRow> rows, TransactionMapper mapper) {
        Set<String> ids = new LinkedHashSet<>();
        rows.forEach(row -> ids.add(row.transactionId()));
        rows.forEach(row -> ids.add(row.originalTransactionId()));
        ids.remove("");
        return ids.isEmpty()
                ? new HashMap<>()
                : mapper.findByIds(ids).stream()
                        .collect(Collectors.toMap(
                                StoredTransaction::transactionId, Function.identity(), (a, b) -> a, HashMap::new));
    }

    private static Set<String> readClaimed(
            List<TransactionRow> rows, Map<String, StoredTransaction> known, TransactionMapper mapper) {
        Set<String> ids = rows.stream()
                .map(TransactionRow::transactionId)
                .filter(id -> !known.containsKey(id))
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.isEmpty() ? Set.of() : mapper.claimed(ids);
    }

    private static Map<List<String>, Long> readUndone(List<TransactionRow> rows, TransactionMapper mapper) {
        Set<String> originals = rows.stream()
                .filter(row -> row.type().hasOriginal())
                .map(TransactionRow::originalTransactionId)
                .filter(original -> !original.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<List<String>, Long> undone = new HashMap<>();
        if (!originals.isEmpty()) {
            mapper.lock(originals);
            mapper.undone(originals)
                    .forEach(sum -> undone.put(
                            List.of(sum.originalTransactionId(), sum.type().name()), sum.amountMinor()));
        }
        return undone;
    }

    private static Map<List<Object>, NamedMerchant> readMerchants(List<TransactionRow> rows, MerchantMapper mapper) {
        Map<List<Object>, NamedMerchant> merchants = new HashMap<>();
        new TreeMap<>(rows.stream().collect(Collectors.groupingBy(TransactionRow::businessDate)))
                .forEach((date, ofDate) -> {
                    Set<String> names =
                            ofDate.stream().map(TransactionRow::merchantName).collect(Collectors.toSet());
                    mapper.findByNames(names, date)
                            .forEach(merchant -> merchants.put(List.of(merchant.name(), date), merchant));
                });
        return merchants;
    }

    private static Set<String> accountCodes(
            List<TransactionRow> rows, Map<List<Object>, NamedMerchant> merchants, Set<String> channels) {
        Set<String> codes = new TreeSet<>();
        for (TransactionRow row : rows) {
            String currency = row.currency().getCurrencyCode();
            NamedMerchant merchant = merchants.get(List.of(row.merchantName(), row.businessDate()));
            if (merchant != null) {
                MERCHANT_KINDS.forEach(kind -> codes.add(Account.code(merchant.merchantId(), currency, kind)));
            }
            if (channels.contains(row.channel())) {
                codes.add(Account.code(row.channel(), currency, AccountKind.RECEIVABLE));
            }
            codes.add(Account.code(PlatformOwner.ID, currency, AccountKind.ADJUSTMENT_EXPENSE));
        }
        return codes;
    }
}

package org.tallyhouse.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.LedgerMapper.NewAccount;
import org.tallyhouse.ledger.PlatformOwner;
import org.tallyhouse.merchant.AgreedTerms.Collection;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.content.StoredSetUp;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.OwnedAccounts;
import org.tallyhouse.setup.term.SubAccount;

/** Opens the accounts that are missing; those that are there are not touched, live traffic may hold them. */
final class AccountOpening {
    private final Accounts accounts;
    private final Set<Owner> complete;

    AccountOpening(Accounts accounts, StoredSetUp stored) {
        this.accounts = accounts;
        this.complete = stored.accounts().stream()
                .filter(OwnedAccounts::areComplete)
                .map(owned -> new Owner(owned.ownerType(), owned.ownerId(), owned.currency()))
                .collect(Collectors.toSet());
    }

    void open(SetUpContent content) {
        List<NewAccount> missing = new ArrayList<>();
        content.accounts().all().forEach(terms -> missing.addAll(ofMerchant(terms)));
        content.agreedTerms().added().stream()
                .filter(terms -> terms.collection() == Collection.GROSS)
                .forEach(terms -> missing.addAll(Accounts.ofInvoices(terms.merchantId(), terms.currency())));
        content.subAccounts().added().forEach(account -> missing.add(ofPurpose(account)));
        content.banks().all().forEach(bank -> missing.addAll(ofHouse(OwnerType.BANK, bank.bankId(), bank.currency())));
        for (String currency : content.currencies()) {
            missing.addAll(ofHouse(OwnerType.PLATFORM, PlatformOwner.ID, currency));
            content.channels()
                    .all()
                    .forEach(channel -> missing.addAll(ofHouse(OwnerType.CHANNEL, channel.channelId(), currency)));
        }
        accounts.open(missing);
    }

    private List<NewAccount> ofMerchant(AccountTerms terms) {
        return complete.contains(new Owner(OwnerType.MERCHANT, terms.merchantId(), terms.currency()))
                ? List.of()
                : Accounts.ofMerchant(
                        terms.merchantId(),
                        terms.currency(),
                        terms.postingMode(),
                        terms.pendingGuard(),
                        terms.overdraftLimitMinor());
    }

    private static NewAccount ofPurpose(SubAccount account) {
        return Accounts.ofPurpose(
                account.merchantId(),
                account.currency(),
                account.kind(),
                account.purpose(),
                account.postingMode(),
                account.guard(),
                account.overdraftLimitMinor());
    }

    private List<NewAccount> ofHouse(OwnerType ownerType, String ownerId, String currency) {
        return complete.contains(new Owner(ownerType, ownerId, currency))
                ? List.of()
                : Accounts.ofHouse(ownerType, ownerId, currency);
    }

    private record Owner(OwnerType ownerType, String ownerId, String currency) {}
}

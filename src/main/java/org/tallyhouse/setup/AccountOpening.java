package org.tallyhouse.setup;

import java.util.Set;
import java.util.stream.Collectors;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.PlatformOwner;

/** Opens the accounts that are missing; those that are there are not touched, live traffic may hold them. */
final class AccountOpening {
    private final Accounts accounts;
    private final Set<Owner> complete;

    AccountOpening(Accounts accounts, Stored stored) {
        this.accounts = accounts;
        this.complete = stored.accounts().stream()
                .filter(OwnedAccounts::areComplete)
                .map(owned -> new Owner(owned.ownerType(), owned.ownerId(), owned.currency()))
                .collect(Collectors.toSet());
    }

    void open(Content content) {
        content.accounts().all().forEach(this::openMerchant);
        content.banks().all().forEach(bank -> openHouse(OwnerType.BANK, bank.bankId(), bank.currency()));
        for (String currency : content.currencies()) {
            openHouse(OwnerType.PLATFORM, PlatformOwner.ID, currency);
            content.channels().all().forEach(channel -> openHouse(OwnerType.CHANNEL, channel.channelId(), currency));
        }
    }

    private void openMerchant(AccountTerms terms) {
        if (!complete.contains(new Owner(OwnerType.MERCHANT, terms.merchantId(), terms.currency()))) {
            accounts.openMerchant(
                    terms.merchantId(),
                    terms.currency(),
                    terms.postingMode(),
                    terms.pendingGuard(),
                    terms.overdraftLimitMinor());
        }
    }

    private void openHouse(OwnerType ownerType, String ownerId, String currency) {
        if (!complete.contains(new Owner(ownerType, ownerId, currency))) {
            accounts.openHouse(ownerType, ownerId, currency);
        }
    }

    private record Owner(OwnerType ownerType, String ownerId, String currency) {}
}

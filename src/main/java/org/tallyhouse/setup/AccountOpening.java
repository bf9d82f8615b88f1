package org.tallyhouse.setup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tallyhouse.database.RowBatches;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.LedgerMapper.NewAccount;
import org.tallyhouse.ledger.PlatformOwner;
import org.tallyhouse.merchant.AgreedTerms.Collection;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.content.StoredSetUp;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.OwnedAccounts;
import org.tallyhouse.setup.term.SubAccount;

/** Opens the accounts that are missing; those that are there are not touched, live traffic may hold them. */
final class AccountOpening {
    private static final int ACCOUNTS_PER_BATCH = 2000;

    private final Accounts accounts;

    /** Of merchants that are stored few are here, and of all others many. */
    private final Set<Owner> incompleteMerchants = new HashSet<>();

    private final Set<Owner> completeHouses = new HashSet<>();

    AccountOpening(Accounts accounts, StoredSetUp stored) {
        this.accounts = accounts;
        stored.accounts().forEach(this::note);
    }

    private void note(OwnedAccounts owned) {
        Owner owner = new Owner(owned.ownerType(), owned.ownerId(), owned.currency());
        if (owned.ownerType() == OwnerType.MERCHANT) {
            if (!owned.areComplete()) {
                incompleteMerchants.add(owner);
            }
        } else if (owned.areComplete()) {
            completeHouses.add(owner);
        }
    }

    void open(SetUpContent content) {
        open(ofMerchants(content.accounts()));
        open(content.agreedTerms().added().stream()
                .filter(terms -> terms.collection() == Collection.GROSS)
                .flatMap(terms -> Accounts.ofInvoices(terms.merchantId(), terms.currency()).stream()));
        open(content.subAccounts().added().stream().map(AccountOpening::ofPurpose));
        open(content.banks().all().stream().flatMap(bank -> ofHouse(OwnerType.BANK, bank.bankId(), bank.currency())));
        for (String currency : content.currencies()) {
            open(ofHouse(OwnerType.PLATFORM, PlatformOwner.ID, currency));
            open(content.channels().all().stream()
                    .flatMap(channel -> ofHouse(OwnerType.CHANNEL, channel.channelId(), currency)));
        }
    }

    private void open(Stream<NewAccount> missing) {
        RowBatches.write(missing, ACCOUNTS_PER_BATCH, accounts::open);
    }

    private Stream<NewAccount> ofMerchants(KindSection<AccountTerms> section) {
        return Stream.concat(section.all().stream().filter(this::isIncomplete), section.added().stream())
                .flatMap(terms -> ofMerchant(terms).stream());
    }

    private boolean isIncomplete(AccountTerms terms) {
        return incompleteMerchants.contains(new Owner(OwnerType.MERCHANT, terms.merchantId(), terms.currency()));
    }

    private static List<NewAccount> ofMerchant(AccountTerms terms) {
        return Accounts.ofMerchant(
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

    private Stream<NewAccount> ofHouse(OwnerType ownerType, String ownerId, String currency) {
        return completeHouses.contains(new Owner(ownerType, ownerId, currency))
                ? Stream.empty()
                : Accounts.ofHouse(ownerType, ownerId, currency).stream();
    }

    private record Owner(OwnerType ownerType, String ownerId, String currency) {}
}

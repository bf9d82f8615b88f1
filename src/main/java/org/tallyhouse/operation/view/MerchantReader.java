package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.merchant.MerchantMapper.NamedMerchant;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.view.MerchantView.AccountTermsView;
import org.tallyhouse.operation.view.MerchantView.AliasView;
import org.tallyhouse.operation.view.MerchantView.BankAccountView;
import org.tallyhouse.operation.view.MerchantView.ChangeView;
import org.tallyhouse.operation.view.MerchantViewMapper.AccountTermsRow;
import org.tallyhouse.operation.view.MerchantViewMapper.AliasRow;
import org.tallyhouse.operation.view.MerchantViewMapper.BankAccountRow;
import org.tallyhouse.setup.kind.AuditSubject;

/** Reads how a merchant is mapped: names, accounts, bank accounts, and who changed them. */
public final class MerchantReader {
    private static final int MOST_CHANGES = 20;
    private static final int DIGITS_SHOWN = 4;

    private final MerchantViewMapper mapper;
    private final MerchantMapper merchants;
    private final PostingWindows windows;

    public MerchantReader(MerchantViewMapper mapper, MerchantMapper merchants, PostingWindows windows) {
        this.mapper = mapper;
        this.merchants = merchants;
        this.windows = windows;
    }

    public Optional<LocalDate> openDate() {
        return windows.openDate();
    }

    /** The merchant of that id, or of an alias in force on the date. */
    public Optional<MerchantView> read(String idOrAlias, LocalDate on) {
        return merchants.findByNames(List.of(idOrAlias), on).stream()
                .findFirst()
                .map(NamedMerchant::merchantId)
                .map(mapper::merchant)
                .map(merchant -> view(merchant, on));
    }

    /** The merchants behind an id, in the order of their ids. */
    public List<ListedMerchant> list(String after, int most) {
        return mapper.merchants(after, most).stream().map(ListedMerchant::of).toList();
    }

    /** A merchant's line in the list of all. */
    public record ListedMerchant(
            String merchantId,
            String name,
            String status,
            String settlementTerms,
            String settlementCalendar,
            String payout) {

        static ListedMerchant of(Merchant merchant) {
            return new ListedMerchant(
                    merchant.merchantId(),
                    merchant.name(),
                    merchant.status().name(),
                    merchant.terms().toString(),
                    merchant.settlementCalendar(),
                    merchant.payout().name());
        }

        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%-20s %-10s %-12s %-10s %-10s %s%n",
                    merchantId,
                    status,
                    settlementTerms,
                    settlementCalendar,
                    payout,
                    name);
        }
    }

    private MerchantView view(Merchant merchant, LocalDate on) {
        String id = merchant.merchantId();
        List<AliasRow> aliases = mapper.aliases(id);
        List<AccountTermsRow> accounts = mapper.accounts(id);
        List<BankAccountRow> bankAccounts = mapper.bankAccounts(id);
        return new MerchantView(
                id,
                merchant.name(),
                merchant.status().name(),
                merchant.terms().toString(),
                merchant.settlementCalendar(),
                merchant.payout().name(),
                merchant.refundFee().name(),
                on,
                aliases.stream().map(alias -> view(alias, on)).toList(),
                accounts.stream().map(MerchantReader::view).toList(),
                bankAccounts.stream().map(account -> view(account, on)).toList(),
                changes(subjects(id, aliases, accounts, bankAccounts)));
    }

    private static AliasView view(AliasRow alias, LocalDate on) {
        return new AliasView(
                alias.businessLine(),
                alias.alias(),
                alias.effectiveFrom(),
                alias.effectiveTo(),
                inForce(alias.effectiveFrom(), alias.effectiveTo(), on));
    }

    private static AccountTermsView view(AccountTermsRow account) {
        return new AccountTermsView(
                account.code(),
                account.status(),
                account.postingMode(),
                account.guard(),
                Amounts.format(account.overdraftLimitMinor(), account.currency()));
    }

    private static BankAccountView view(BankAccountRow account, LocalDate on) {
        return new BankAccountView(
                account.currency(),
                account.bankId(),
                account.accountName(),
                masked(account.accountNumber()),
                account.isDefault(),
                account.effectiveFrom(),
                account.effectiveTo(),
                inForce(account.effectiveFrom(), account.effectiveTo(), on));
    }

    private static boolean inForce(LocalDate from, @Nullable LocalDate to, LocalDate on) {
        return !on.isBefore(from) && (to == null || !on.isAfter(to));
    }

    /** A number too short to leave something out is not shown at all. */
    public static String masked(String accountNumber) {
        int hidden = accountNumber.length() - DIGITS_SHOWN;
        return "****" + (hidden <= 0 ? "" : accountNumber.substring(hidden));
    }

    /** What lines about the merchant are about, as the audit log says it and as it is shown. */
    private static Map<String, String> subjects(
            String id, List<AliasRow> aliases, List<AccountTermsRow> accounts, List<BankAccountRow> bankAccounts) {
        Map<String, String> shown = new HashMap<>();
        shown.put(AuditSubject.merchant(id), AuditSubject.merchant(id));
        for (AliasRow alias : aliases) {
            String subject = AuditSubject.alias(alias.alias(), alias.effectiveFrom());
            shown.put(subject, subject);
        }
        for (AccountTermsRow account : accounts) {
            String subject = AuditSubject.account(account.code());
            shown.put(subject, subject);
        }
        for (BankAccountRow account : bankAccounts) {
            shown.put(
                    AuditSubject.bankAccount(id, account.currency(), account.accountNumber(), account.effectiveFrom()),
                    AuditSubject.bankAccount(
                            id, account.currency(), masked(account.accountNumber()), account.effectiveFrom()));
        }
        return shown;
    }

    private List<ChangeView> changes(Map<String, String> subjects) {
        return mapper.changes(subjects.keySet(), MOST_CHANGES).stream()
                .map(change -> new ChangeView(
                        change.at(),
                        change.operator(),
                        change.reason(),
                        change.action(),
                        subjects.getOrDefault(change.subject(), ""),
                        change.detail()))
                .toList();
    }
}

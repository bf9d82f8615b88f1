package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.view.MerchantView.AccountTermsView;
import org.tallyhouse.operation.view.MerchantView.AliasView;
import org.tallyhouse.operation.view.MerchantView.BankAccountView;
import org.tallyhouse.operation.view.MerchantView.ChangeView;

/** A merchant for people. */
public final class MerchantText {
    private MerchantText() {}

    public static String of(MerchantView merchant) {
        String terms = "%s   %s, %s%n  settled %s (calendar %s), payout %s, fees of refunds %s%n";
        StringBuilder text = new StringBuilder(terms.formatted(
                merchant.merchantId(),
                merchant.name(),
                merchant.status(),
                merchant.settlementTerms(),
                merchant.settlementCalendar(),
                merchant.payout(),
                merchant.refundFee()));
        append(text, "aliases, * in force on " + merchant.on(), merchant.aliases(), MerchantText::alias);
        append(text, "accounts", merchant.accounts(), MerchantText::account);
        append(text, "bank accounts, * in force on " + merchant.on(), merchant.bankAccounts(), MerchantText::bank);
        append(text, "last changes", merchant.changes(), MerchantText::change);
        return text.toString();
    }

    private static <T> void append(StringBuilder text, String title, List<T> things, Function<T, String> line) {
        text.append(title).append(things.isEmpty() ? ": none" : "").append('\n');
        things.forEach(thing -> text.append("  ").append(line.apply(thing)).append('\n'));
    }

    private static String alias(AliasView alias) {
        return String.format(
                Locale.ROOT,
                "%s %-16s %-32s %s",
                mark(alias.inForce()),
                alias.businessLine(),
                alias.alias(),
                dates(alias.effectiveFrom(), alias.effectiveTo()));
    }

    private static String account(AccountTermsView account) {
        return String.format(
                Locale.ROOT,
                "  %-40s %-12s %s, guard %s, overdraft limit %s",
                account.account(),
                account.status(),
                account.postingMode(),
                account.guard(),
                account.overdraftLimit());
    }

    private static String bank(BankAccountView account) {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s   paid by %s, %s%s",
                mark(account.inForce()),
                account.currency(),
                account.accountNumber(),
                account.accountName(),
                account.bankId(),
                account.isDefault() ? "default, " : "",
                dates(account.effectiveFrom(), account.effectiveTo()));
    }

    private static String change(ChangeView change) {
        return "  %sZ %s, %s: %s: %s"
                .formatted(
                        change.at().truncatedTo(ChronoUnit.SECONDS),
                        change.operator(),
                        change.reason(),
                        change.subject(),
                        change.detail());
    }

    private static String mark(boolean inForce) {
        return inForce ? "*" : " ";
    }

    private static String dates(LocalDate from, @Nullable LocalDate to) {
        return "from " + from + (to == null ? "" : " to " + to);
    }
}

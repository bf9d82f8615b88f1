package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.BankAccount;

/** From a merchant's first bank account in a currency to its last, one is the default; a gap leaves money unpaid. */
final class DefaultAccountCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate start = content.startDate();
        if (start == null || !content.bankAccounts().isAllSound()) {
            return;
        }
        PeriodOverlaps.forEachGroup(
                content.bankAccounts().all(),
                Comparator.comparing(BankAccount::merchantId).thenComparing(BankAccount::currency),
                accounts -> {
                    LocalDate gap = firstGap(accounts, start);
                    if (gap != null) {
                        tell(content.bankAccounts(), accounts, gap, problems);
                    }
                });
    }

    /** What was in dates before the start is done. */
    private static @Nullable LocalDate firstGap(Collection<BankAccount> accounts, LocalDate start) {
        LocalDate first = accounts.stream()
                .map(BankAccount::effectiveFrom)
                .min(Comparator.naturalOrder())
                .orElse(start);
        LocalDate last = accounts.stream()
                .map(account -> Objects.requireNonNullElse(account.effectiveTo(), LocalDate.MAX))
                .max(Comparator.naturalOrder())
                .orElse(start);
        LocalDate date = first.isBefore(start) ? start : first;
        while (!date.isAfter(last)) {
            BankAccount inForce = defaultOn(accounts, date);
            if (inForce == null) {
                return date;
            }
            if (inForce.effectiveTo() == null) {
                return null;
            }
            date = inForce.effectiveTo().plusDays(1);
        }
        return null;
    }

    private static @Nullable BankAccount defaultOn(Collection<BankAccount> accounts, LocalDate date) {
        return accounts.stream()
                .filter(account -> account.isDefault() && account.period().covers(date))
                .findFirst()
                .orElse(null);
    }

    /** Told of a line that is in force then, or of the one that comes next. */
    private static void tell(
            KindSection<BankAccount> section, Collection<BankAccount> accounts, LocalDate gap, SetUpProblems problems) {
        accounts.stream()
                .sorted(Comparator.comparing(
                                (BankAccount account) -> !account.period().covers(gap))
                        .thenComparing(account -> account.effectiveFrom().isBefore(gap))
                        .thenComparing(BankAccount::effectiveFrom))
                .map(section::lineOf)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(line -> {
                    BankAccount account = line.value();
                    boolean inForce = account.period().covers(gap);
                    problems.add(
                            line,
                            inForce ? "is_default" : "effective_from",
                            inForce
                                    ? String.valueOf(account.isDefault())
                                    : account.effectiveFrom().toString(),
                            "leaves %s without a default account in %s on %s"
                                    .formatted(account.merchantId(), account.currency(), gap));
                });
    }
}

package org.tallyhouse.setup.content;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.AmountCeiling;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.IncomingFile;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.run.people.Operator;
import org.tallyhouse.setup.content.SetUpMapper.CalendarDay;
import org.tallyhouse.setup.content.SetUpMapper.CalendarRow;
import org.tallyhouse.setup.reading.StoredRows;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.BankAccount;
import org.tallyhouse.setup.term.CalendarSheet;
import org.tallyhouse.setup.term.Institution;
import org.tallyhouse.setup.term.MerchantAgent;
import org.tallyhouse.setup.term.MerchantAlias;
import org.tallyhouse.setup.term.OwnedAccounts;
import org.tallyhouse.setup.term.SubAccount;

/** What earlier set-ups stored, and how far the business dates have come. */
public record StoredSetUp(
        List<Institution> institutions,
        List<CalendarSheet> calendars,
        List<Bank> banks,
        List<PayoutTerms> payoutTerms,
        List<Channel> channels,
        StoredRows<Merchant> merchants,
        StoredRows<OwnedAccounts> accounts,
        StoredRows<SubAccount> subAccounts,
        StoredRows<MerchantAlias> aliases,
        StoredRows<BankAccount> bankAccounts,
        StoredRows<FeeRule> feeRules,
        StoredRows<AgreedTerms> agreedTerms,
        StoredRows<MerchantAgent> merchantAgents,
        List<ReconciliationTerms> reconciliationTerms,
        List<IncomingFile> incomingFiles,
        List<Operator> operators,
        List<AmountCeiling> amountCeilings,
        @Nullable LocalDate openDate,
        @Nullable LocalDate lastClosed,
        @Nullable LocalDate beingPriced) {

    public static final StoredSetUp NOTHING = new StoredSetUp(
            List.of(), List.of(), List.of(), List.of(), List.of(), none(), none(), none(), none(), none(), none(),
            none(), none(), List.of(), List.of(), List.of(), List.of(), null, null, null);

    /**
     * Locks the institution first, so that two set-ups do not run at once. What there is of every merchant is read
     * when it is asked for, in the same transaction.
     */
    public static StoredSetUp read(SetUpMapper mapper, FeeRuleMapper feeRules) {
        return new StoredSetUp(
                mapper.lockInstitution(),
                calendars(mapper),
                mapper.banks(),
                mapper.payoutTerms(),
                mapper.channels(),
                rows(mapper::forEachMerchant),
                rows(mapper::forEachOwner),
                rows(mapper::forEachSubAccount),
                rows(mapper::forEachAlias),
                rows(mapper::forEachBankAccount),
                feeRules::forEach,
                rows(mapper::forEachAgreedTerms),
                rows(mapper::forEachMerchantAgent),
                mapper.reconciliationTerms(),
                mapper.incomingFiles(),
                mapper.operators(),
                mapper.amountCeilings(),
                mapper.openDate(),
                mapper.lastClosed(),
                mapper.beingPriced());
    }

    private static <T> StoredRows<T> none() {
        return each -> {};
    }

    private static <T> StoredRows<T> rows(Consumer<ResultHandler<T>> select) {
        return each -> select.accept(result -> each.accept(result.getResultObject()));
    }

    StoredRows<AccountTerms> accountTerms() {
        return each -> accounts.forEach(owned -> terms(owned).ifPresent(each));
    }

    private static Optional<AccountTerms> terms(OwnedAccounts owned) {
        PostingMode mode = owned.postingMode();
        Guard guard = owned.pendingGuard();
        Long limit = owned.overdraftLimitMinor();
        return mode == null || guard == null || limit == null
                ? Optional.empty()
                : Optional.of(new AccountTerms(owned.ownerId(), owned.currency(), mode, guard, limit));
    }

    private static List<CalendarSheet> calendars(SetUpMapper mapper) {
        Map<String, List<CalendarDay>> days =
                mapper.calendarDays().stream().collect(Collectors.groupingBy(CalendarDay::calendarId));
        return mapper.calendars().stream()
                .map(row -> sheet(row, days.getOrDefault(row.calendarId(), List.of())))
                .toList();
    }

    private static CalendarSheet sheet(CalendarRow row, List<CalendarDay> rows) {
        SortedMap<LocalDate, CalendarSheet.Day> days = new TreeMap<>();
        rows.forEach(day -> days.put(day.day(), new CalendarSheet.Day(day.working(), day.name())));
        SortedSet<DayOfWeek> weekend = Arrays.stream(row.weekendDays().split(","))
                .filter(name -> !name.isEmpty())
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return new CalendarSheet(row.calendarId(), row.name(), row.coversFrom(), row.coversTo(), weekend, days);
    }
}

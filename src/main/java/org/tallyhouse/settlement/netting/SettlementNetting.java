package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.leftout.LeftOut;
import org.tallyhouse.settlement.netting.SettlementMapper.Request;

/** Nets what is due of merchants and books it, some merchants per commit. */
@Component
public final class SettlementNetting {
    private final SettlementMapper mapper;
    private final SettlementRows rows;
    private final Calendars calendars;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SettlementSettings settings;
    private final LeftOut leftOut;

    SettlementNetting(
            SettlementMapper mapper,
            SettlementRows rows,
            Calendars calendars,
            Accounts accounts,
            Ledger ledger,
            SettlementSettings settings,
            LeftOut leftOut) {
        this.leftOut = leftOut;
        this.mapper = mapper;
        this.rows = rows;
        this.calendars = calendars;
        this.accounts = accounts;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Some merchants per commit, each by its own terms. */
    public boolean settle(StepState step) {
        if (step.isFirst()) {
            step.expect(mapper.countMerchants());
        }
        List<Merchant> chunk = mapper.nextMerchants(step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        List<String> ids = chunk.stream().map(Merchant::merchantId).toList();
        LocalDate night = step.businessDate();
        Unsettleable unsettleable = new Unsettleable();
        List<SettlementStanding> open = mapper.open(ids);
        Night of = new Night(
                night,
                new SettlementAgreements(mapper.agreed(ids, night)),
                new DueDates(
                        chunk,
                        mapper.payingBanks(ids, night),
                        mapper.openRequests(ids, night),
                        night,
                        calendars,
                        unsettleable),
                new StoppedSettlements(mapper.blocked(ids), mapper.heldMerchants(ids, night), Set.of()),
                unsettleable);
        of.agreements().findUnsettleable(night, unsettleable);
        mapper.lacking(ids, night)
                .forEach(each -> unsettleable.add(
                        each.merchantId(),
                        each.currency(),
                        "has no account %s; load its line of accounts.csv by set-up".formatted(each.kinds())));
        mapper.lookAgainAtLeftOut(ids, night);
        // all at once, so that their accounts are locked in one order
        List<Settlement> settlements = settle(due(open, of), of);
        List<Request> answered = of.dates().answered();
        if (!answered.isEmpty()) {
            mapper.answer(answered, night);
        }
        if (!settlements.isEmpty()) {
            mapper.insertLines(night, UnsettledRange.of(open));
            mapper.insertReturnedLines(night, ids);
            mapper.endLeftOut(ids);
            mapper.insertReleases(night, ids);
        }
        tellLeftOut(open, of);
        step.moveTo(ids.get(ids.size() - 1));
        step.done(chunk.size());
        return true;
    }

    /** By what some merchants are settled on a night, and who of them cannot be. */
    private record Night(
            LocalDate date,
            SettlementAgreements agreements,
            DueDates dates,
            StoppedSettlements stopped,
            Unsettleable unsettleable) {}

    private List<DueThrough> due(List<SettlementStanding> open, Night night) {
        boolean leavesOut = mapper.leavesOut(night.date());
        List<SettlementStanding> settleable = open.stream()
                .filter(each -> !night.unsettleable().has(each.merchantId(), each.currency()))
                .toList();
        List<DueThrough> due = new ArrayList<>();
        night.dates().byDate(settleable).forEach((through, dueNow) -> {
            if (leavesOut) {
                mapper.leaveOut(UnsettledRange.of(dueNow), through, night.date());
            }
            due(dueNow, through)
                    .filter(amounts -> !amounts.isEmpty(night.agreements().of(amounts))
                            && night.dates().isDue(amounts, through))
                    .filter(amounts -> !night.stopped().has(amounts))
                    .forEach(amounts -> due.add(new DueThrough(amounts, through)));
        });
        return due;
    }

    /** Of those that cannot be settled, the ones of which there would be anything to settle. */
    private void tellLeftOut(List<SettlementStanding> open, Night night) {
        List<SettlementStanding> unsettled = open.stream()
                .filter(each -> night.unsettleable().has(each.merchantId(), each.currency()))
                .toList();
        if (unsettled.isEmpty()) {
            return;
        }
        Map<String, String> details = new TreeMap<>();
        due(unsettled, night.date())
                .filter(amounts -> !amounts.isEmpty(night.agreements().of(amounts)))
                .filter(amounts -> !night.stopped().has(amounts))
                .map(amounts -> StoppedSettlements.subject(amounts.merchantId(), amounts.currency()))
                .forEach(subject -> details.put(subject, night.unsettleable().detail(subject)));
        leftOut.add(night.date(), StoppedSettlements.STAGE, details);
    }

    /** What is due of a merchant, and through which date it is settled. */
    private record DueThrough(DueAmounts amounts, LocalDate date) {}

    /** What is due through a date, and what was left out until now. */
    private Stream<DueAmounts> due(List<SettlementStanding> open, LocalDate through) {
        List<DueAmounts> found = new ArrayList<>(mapper.due(UnsettledRange.of(open), through));
        found.addAll(mapper.returned(
                open.stream().map(SettlementStanding::merchantId).distinct().toList()));
        return open.stream()
                .map(each -> found.stream()
                        .filter(amounts -> amounts.isOf(each))
                        .reduce(DueAmounts.of(each, through), DueAmounts::plus));
    }

    private List<Settlement> settle(List<DueThrough> due, Night night) {
        SettlementAgreements agreements = night.agreements();
        Map<String, AccountName> names = accounts.find(due.stream()
                .map(DueThrough::amounts)
                .flatMap(amounts -> kinds(agreements.of(amounts))
                        .map(kind -> Account.code(amounts.merchantId(), amounts.currency(), kind)))
                .toList());
        Booking booking =
                ledger.begin(names.values().stream().map(AccountName::accountId).toList());
        List<Settlement> settlements = new ArrayList<>();
        for (DueThrough each : due) {
            DueAmounts amounts = each.amounts();
            night.unsettleable()
                    .tried(amounts.merchantId(), amounts.currency(), () -> {
                        long pending = id(names, amounts, AccountKind.PENDING);
                        // refunds of the next date may have taken posted money that its own sales, still buffered,
                        // make up for
                        long available = booking.availableMinor(pending, amounts.inPendingMinor());
                        Settlement settlement = Settlement.of(
                                amounts,
                                agreements.of(amounts),
                                night.date(),
                                amounts.periodTo(each.date()),
                                available);
                        if (settlement.isWorthKeeping()) {
                            add(booking, names, settlement);
                            return settlement;
                        }
                        return null;
                    })
                    .ifPresent(settlements::add);
        }
        rows.insert(settlements);
        ledger.write(booking);
        return settlements;
    }

    private static Stream<AccountKind> kinds(SettlementAgreement agreed) {
        return agreed.touchesReserve()
                ? Stream.of(AccountKind.PENDING, AccountKind.DUE, AccountKind.BALANCE, AccountKind.RESERVE)
                : Stream.of(AccountKind.PENDING, AccountKind.DUE, AccountKind.BALANCE);
    }

    private static void add(Booking booking, Map<String, AccountName> names, Settlement settlement) {
        List<Leg> legs = new ArrayList<>();
        leg(legs, names, settlement, AccountKind.PENDING, -settlement.fromPendingMinor());
        leg(legs, names, settlement, AccountKind.DUE, settlement.duesCollectedMinor());
        leg(legs, names, settlement, AccountKind.BALANCE, settlement.netMinor());
        leg(legs, names, settlement, AccountKind.RESERVE, settlement.toReserveMinor());
        if (!legs.isEmpty()) {
            booking.add(new JournalDraft(
                    JournalType.SETTLEMENT, settlement.settlementId(), settlement.businessDate(), legs));
        }
    }

    private static void leg(
            List<Leg> legs, Map<String, AccountName> names, Settlement settlement, AccountKind kind, long amountMinor) {
        if (amountMinor != 0) {
            legs.add(new Leg(id(names, settlement.due(), kind), amountMinor));
        }
    }

    private static long id(Map<String, AccountName> names, DueAmounts due, AccountKind kind) {
        return names.get(Account.code(due.merchantId(), due.currency(), kind)).accountId();
    }
}

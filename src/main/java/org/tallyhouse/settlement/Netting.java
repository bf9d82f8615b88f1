package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.tallyhouse.settlement.SettlementMapper.Blocked;
import org.tallyhouse.settlement.SettlementMapper.Request;

/** Nets what is due of merchants and books it, some merchants per commit. */
@Component
final class Netting {
    private final SettlementMapper mapper;
    private final SettlementRows rows;
    private final Calendars calendars;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SettlementSettings settings;

    Netting(
            SettlementMapper mapper,
            SettlementRows rows,
            Calendars calendars,
            Accounts accounts,
            Ledger ledger,
            SettlementSettings settings) {
        this.mapper = mapper;
        this.rows = rows;
        this.calendars = calendars;
        this.accounts = accounts;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Some merchants per commit, each by its own terms. */
    boolean settle(StepState step) {
        if (step.isFirst()) {
            step.expect(mapper.countMerchants());
        }
        List<Merchant> chunk = mapper.nextMerchants(step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        List<String> ids = chunk.stream().map(Merchant::merchantId).toList();
        LocalDate night = step.businessDate();
        List<Request> requests = mapper.openRequests(ids, night);
        DueDates dates = new DueDates(chunk, requests, night, calendars);
        Set<Blocked> blocked = new HashSet<>(mapper.blocked(ids));
        List<Settlement> settlements = new ArrayList<>();
        dates.byDate().forEach((through, merchants) -> {
            List<DueAmounts> due = mapper.due(merchants, through).stream()
                    .filter(amounts -> !amounts.isEmpty() && dates.isDue(amounts, through))
                    .filter(amounts -> !blocked.contains(new Blocked(amounts.merchantId(), amounts.currency())))
                    .toList();
            settlements.addAll(settle(due, night, through));
        });
        if (!requests.isEmpty()) {
            mapper.answer(requests, night);
        }
        if (!settlements.isEmpty()) {
            mapper.insertLines(night, ids);
        }
        step.moveTo(ids.get(ids.size() - 1));
        step.done(chunk.size());
        return true;
    }

    private List<Settlement> settle(List<DueAmounts> due, LocalDate night, LocalDate through) {
        Map<String, AccountName> names = accounts.find(due.stream()
                .flatMap(amounts -> Stream.of(AccountKind.PENDING, AccountKind.DUE, AccountKind.BALANCE)
                        .map(kind -> Account.code(amounts.merchantId(), amounts.currency(), kind)))
                .toList());
        Booking booking =
                ledger.begin(names.values().stream().map(AccountName::accountId).toList());
        List<Settlement> settlements = new ArrayList<>();
        for (DueAmounts amounts : due) {
            long pending = id(names, amounts, AccountKind.PENDING);
            // refunds of the next date may have taken posted money that its own sales, still buffered, make up for
            long available = booking.availableMinor(pending, amounts.inPendingMinor());
            Settlement settlement = Settlement.of(amounts, night, amounts.periodTo(through), available);
            settlements.add(settlement);
            add(booking, names, settlement);
        }
        rows.insert(settlements);
        ledger.write(booking);
        return settlements;
    }

    private static void add(Booking booking, Map<String, AccountName> names, Settlement settlement) {
        long net = settlement.netMinor();
        long dues = settlement.duesCollectedMinor();
        if (net != 0 || dues != 0) {
            booking.add(JournalDraft.of(
                    JournalType.SETTLEMENT,
                    settlement.settlementId(),
                    settlement.businessDate(),
                    new Leg(id(names, settlement.due(), AccountKind.PENDING), -Math.addExact(net, dues)),
                    new Leg(id(names, settlement.due(), AccountKind.DUE), dues),
                    new Leg(id(names, settlement.due(), AccountKind.BALANCE), net)));
        }
    }

    private static long id(Map<String, AccountName> names, DueAmounts due, AccountKind kind) {
        return names.get(Account.code(due.merchantId(), due.currency(), kind)).accountId();
    }
}

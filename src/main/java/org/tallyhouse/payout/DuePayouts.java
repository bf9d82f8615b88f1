package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.ChangedMeanwhile;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.payout.DueMapper.Due;
import org.tallyhouse.payout.DueMapper.ForPeople;
import org.tallyhouse.payout.DueMapper.HeldOtherwise;
import org.tallyhouse.payout.DueMapper.Way;
import org.tallyhouse.payout.PayoutMapper.ToPay;
import org.tallyhouse.payout.PayoutsMapper.PayoutRow;
import org.tallyhouse.run.StepState;

/**
 * What earlier dates left unpaid (未付): the night sends what is due and free, to the account in force, and takes back what
 * was ordered to one that is not any more.
 */
@Component
final class DuePayouts {
    private final DueMapper mapper;
    private final PayoutsMapper payouts;
    private final BankFormats formats;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Holds holds;
    private final BulkInsert bulk;
    private final PayoutSettings settings;

    DuePayouts(
            DueMapper mapper,
            PayoutsMapper payouts,
            BankFormats formats,
            Accounts accounts,
            Ledger ledger,
            Holds holds,
            BulkInsert bulk,
            PayoutSettings settings) {
        this.mapper = mapper;
        this.payouts = payouts;
        this.formats = formats;
        this.accounts = accounts;
        this.ledger = ledger;
        this.holds = holds;
        this.bulk = bulk;
        this.settings = settings;
    }

    /** Payouts to accounts that are not in force, some transfers per commit. */
    boolean withdraw(StepState step) {
        int withdrawn = withdraw(step.businessDate(), step.bankId());
        step.done(withdrawn);
        return withdrawn > 0;
    }

    /**
     * Stops some transfers that no file has yet and whose payee's account is not in force, within the caller's transaction:
     * their money is free again, and due.
     *
     * @param bankId empty for all banks
     * @return how many payouts; 0 if none is left
     */
    int withdraw(LocalDate date, String bankId) {
        List<PayoutRow> rows = notFiled(mapper.withEndedAccount(date, bankId, settings.settlementsPerCommit()));
        if (rows.isEmpty()) {
            return 0;
        }
        List<String> ids = rows.stream().map(PayoutRow::instructionId).toList();
        String reason = "its bank account is not in force on " + date;
        mapper.addOrdered(ids, Way.NIGHT, "ACCOUNT_ENDED", reason, date);
        holds.release(ids, date);
        rows.stream()
                .collect(Collectors.groupingBy(
                        PayoutRow::status, Collectors.mapping(PayoutRow::instructionId, Collectors.toList())))
                .forEach((from, some) -> ChangedMeanwhile.unlessChanged(
                        "payouts " + from, payouts.change(some, from, PayoutStatus.REJECTED), some.size()));
        bulk.insert(
                BulkTable.<PayoutRow>named("payout_event")
                        .with("instruction_id", PayoutRow::instructionId)
                        .with("status", row -> PayoutStatus.REJECTED.name())
                        .with("business_date", row -> date)
                        .with("reason", row -> reason),
                rows);
        return rows.size();
    }

    /** The payouts of transfers, locked; without those that somebody has stopped meanwhile. */
    private List<PayoutRow> notFiled(List<String> transfers) {
        if (transfers.isEmpty()) {
            return List.of();
        }
        return payouts.lock(mapper.instructionsOf(transfers)).stream()
                .filter(row -> row.status() == PayoutStatus.WAITING || row.status() == PayoutStatus.APPROVED)
                .toList();
    }

    /** What banks sent back waits for a person. */
    boolean takeReturned(StepState step) {
        step.done(mapper.addReturned(step.businessDate()));
        return false;
    }

    /** What is due of earlier dates, some settlements per commit. */
    boolean pay(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.countForNight(date));
        }
        List<String> chunk = mapper.nextForNight(date, step.textPosition(), settings.settlementsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        pay(mapper.lock(chunk, List.of(Way.NIGHT, Way.ORDER, Way.RESEND)), date, step.person());
        step.moveTo(chunk.get(chunk.size() - 1));
        step.done(chunk.size());
        return true;
    }

    private void pay(List<Due> dues, LocalDate date, String person) {
        if (dues.isEmpty()) {
            return;
        }
        List<String> settlements = dues.stream().map(Due::settlementId).toList();
        Map<String, ToPay> payable = mapper.payable(settlements, date, settings.coolingOffDays()).stream()
                .collect(Collectors.toMap(ToPay::settlementId, Function.identity()));
        Set<String> twoAccounts = Set.copyOf(mapper.withTwoAccounts(settlements, date));
        Round round = new Round(date, person, formats.read(), funds(dues));
        for (Due due : dues) {
            ToPay row = payable.get(due.settlementId());
            if (due.way() != Way.NIGHT) {
                round.keep(due);
            } else if (row == null) {
                round.left(due, due.amountMinor(), Way.NONE, "PAID_ON_REQUEST", "");
            } else if (row.payee() == null) {
                String reason = twoAccounts.contains(due.settlementId()) ? "TWO_BANK_ACCOUNTS" : "NO_BANK_ACCOUNT";
                round.left(due, due.amountMinor(), Way.NIGHT, reason, "");
            } else {
                round.pay(due, row);
            }
        }
        holds.insert(round.holds());
        bulk.insert(PayoutInstruction.table(round.formats), round.ordered);
        mapper.remove(settlements, List.of(Way.NIGHT));
        round.spent.forEach(due -> mapper.remove(List.of(due.settlementId()), List.of(due.way())));
        if (!round.left.isEmpty()) {
            mapper.add(round.left);
        }
    }

    /** What one commit orders, and what it leaves. */
    private final class Round {
        private final LocalDate date;
        private final String person;
        private final BankFormats.Known formats;
        private final Funds funds;
        private final List<PayoutInstruction> ordered = new ArrayList<>();
        private final List<Due> left = new ArrayList<>();
        /** Of what people decide about. */
        private final List<Due> spent = new ArrayList<>();

        Round(LocalDate date, String person, BankFormats.Known formats, Funds funds) {
            this.date = date;
            this.person = person;
            this.formats = formats;
            this.funds = funds;
        }

        /** As much as is free; what the balance has not got, not even held for anything else, was spent. */
        void pay(Due due, ToPay row) {
            String balance = Account.code(due.merchantId(), due.currency(), AccountKind.BALANCE);
            if (!funds.isOpen(balance)) {
                left(due, due.amountMinor(), Way.NIGHT, "INSUFFICIENT_FUNDS", balance + " may not be debited");
                return;
            }
            long amount = Math.min(due.amountMinor(), funds.freeMinor(balance));
            if (amount > 0 && !order(due, row.of(amount))) {
                return;
            }
            funds.take(balance, amount);
            long missing = due.amountMinor() - amount;
            long held = Math.min(missing, funds.heldOtherwiseMinor(balance));
            funds.expect(balance, held);
            left(due, held, Way.NIGHT, "INSUFFICIENT_FUNDS", "the rest of the balance is held");
            spent(due, missing - held, balance);
        }

        /** What a person decides about stays as it is, as far as the balance has it. */
        void keep(Due due) {
            String balance = Account.code(due.merchantId(), due.currency(), AccountKind.BALANCE);
            long covered = funds.cover(balance, due.amountMinor());
            if (covered < due.amountMinor()) {
                spent.add(due);
                left(due, covered, due.way(), due.reason(), due.detail());
                spent(due, due.amountMinor() - covered, balance);
            }
        }

        private void spent(Due due, long minor, String balance) {
            left(due, minor, Way.NONE, "SPENT", balance + " has not got it any more");
        }

        /** Returns whether it could be ordered; else all of it is left. */
        private boolean order(Due due, ToPay part) {
            WritableInstructions writable = new WritableInstructions(formats);
            if (writable.isBounded(List.of(part), settings.transfersPerPayout())) {
                writable.add(PayoutInstruction.ofEarlier(part, date, person));
            }
            writable.refused().forEach(why -> left(due, due.amountMinor(), Way.NIGHT, why.reason(), why.detail()));
            ordered.addAll(writable.good());
            return writable.refused().isEmpty();
        }

        void left(Due due, long minor, Way way, String reason, String detail) {
            if (minor > 0) {
                left.add(due.left(minor, way, reason, detail, date));
            }
        }

        List<Holds.Request> holds() {
            return ordered.stream()
                    .map(row -> row.hold(funds.accountOf(row.balance())))
                    .toList();
        }
    }

    private Funds funds(List<Due> dues) {
        Map<String, AccountName> balances = accounts.find(dues.stream()
                .map(due -> Account.code(due.merchantId(), due.currency(), AccountKind.BALANCE))
                .collect(Collectors.toSet()));
        Map<String, Long> ids = new HashMap<>();
        balances.forEach((code, account) -> ids.put(code, account.accountId()));
        Map<Long, Long> heldOtherwise = mapper.heldOtherwise(ids.values()).stream()
                .collect(Collectors.toMap(HeldOtherwise::accountId, HeldOtherwise::heldMinor));
        Map<String, Long> forPeople =
                mapper.forPeople(dues.stream().map(Due::merchantId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(
                                row -> Account.code(row.merchantId(), row.currency(), AccountKind.BALANCE),
                                ForPeople::amountMinor));
        return new Funds(ids, ledger.begin(ids.values()), heldOtherwise, forPeople);
    }

    /** What locked balances still have, while payouts are ordered from them; minor units. */
    private static final class Funds {
        private final Map<String, Long> ids;
        private final Booking booking;
        private final Map<Long, Long> heldOtherwise;
        private final Map<String, Long> forPeople;
        private final Map<Long, Long> taken = new HashMap<>();
        /** Of what people decide about, as far as it is free. */
        private final Map<Long, Long> covered = new HashMap<>();

        Funds(Map<String, Long> ids, Booking booking, Map<Long, Long> heldOtherwise, Map<String, Long> forPeople) {
            this.ids = ids;
            this.booking = booking;
            this.forPeople = forPeople;
            this.heldOtherwise = new HashMap<>(heldOtherwise);
        }

        long accountOf(String balance) {
            return ids.get(balance);
        }

        boolean isOpen(String balance) {
            return booking.account(accountOf(balance)).status().takes(-1);
        }

        /** Not by an overdraft, and nothing that waits for a person. */
        long freeMinor(String balance) {
            return Math.max(0, unheldMinor(balance) - forPeople.getOrDefault(balance, 0L));
        }

        private long unheldMinor(String balance) {
            long id = accountOf(balance);
            long already = taken.getOrDefault(id, 0L);
            return Math.max(0, Math.subtractExact(booking.availableMinor(id, Long.MAX_VALUE / 2), already));
        }

        /** As much of it as the balance has, free or held for anything but payouts; it counts once. */
        long cover(String balance, long minor) {
            long id = accountOf(balance);
            long free = Math.min(minor, Math.max(0, unheldMinor(balance) - covered.getOrDefault(id, 0L)));
            covered.merge(id, free, Math::addExact);
            long held = Math.min(minor - free, heldOtherwiseMinor(balance));
            expect(balance, held);
            return free + held;
        }

        void take(String balance, long minor) {
            taken.merge(accountOf(balance), minor, Math::addExact);
        }

        long heldOtherwiseMinor(String balance) {
            return heldOtherwise.getOrDefault(accountOf(balance), 0L);
        }

        /** Of what is held, that much will be due once it is free. */
        void expect(String balance, long minor) {
            heldOtherwise.merge(accountOf(balance), -minor, Math::addExact);
        }
    }
}

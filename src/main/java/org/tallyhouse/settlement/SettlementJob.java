package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.database.BulkInsert;
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
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.Stages;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.Total;
import org.tallyhouse.settlement.SettlementMapper.Blocked;

/**
 * Settlement (结算): what is due of each merchant by its terms is netted, dues are collected, and the rest
 * moves from pending to balance. What is not settled is listed with the reason.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementSettings.class)
class SettlementJob {
    private final SettlementMapper mapper;
    private final SettlementFiles files;
    private final Calendars calendars;
    private final Accounts accounts;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;
    private final SettlementSettings settings;
    private final StageTotals totals;

    SettlementJob(
            SettlementMapper mapper,
            SettlementFiles files,
            Calendars calendars,
            Accounts accounts,
            Ledger ledger,
            BulkInsert bulkInsert,
            SettlementSettings settings,
            StageTotals totals) {
        this.mapper = mapper;
        this.files = files;
        this.calendars = calendars;
        this.accounts = accounts;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
        this.totals = totals;
    }

    @Bean
    Job settlement(Stages stages) {
        return stages.job(
                "settlement",
                List.of(
                        stages.step("settlement.settle", this::settle),
                        stages.step("settlement.prove", this::prove),
                        stages.step("settlement.files", this::writeFiles),
                        stages.step("settlement.statements", this::writeStatements)));
    }

    /** Some merchants per commit, each by its own terms. */
    private boolean settle(StepState step) {
        if (step.isFirst()) {
            step.expect(mapper.countMerchants());
        }
        List<Merchant> chunk = mapper.nextMerchants(step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        List<String> ids = chunk.stream().map(Merchant::merchantId).toList();
        Map<LocalDate, List<String>> byDueDate = chunk.stream()
                .collect(Collectors.groupingBy(
                        merchant -> dueThrough(merchant, step.businessDate()),
                        TreeMap::new,
                        Collectors.mapping(Merchant::merchantId, Collectors.toList())));
        Set<Blocked> blocked = new HashSet<>(mapper.blocked(ids));
        List<Settlement> settlements = new ArrayList<>();
        byDueDate.forEach((through, merchants) -> {
            List<DueAmounts> due = mapper.due(merchants, through).stream()
                    .filter(amounts -> !amounts.isEmpty())
                    .filter(amounts -> !blocked.contains(new Blocked(amounts.merchantId(), amounts.currency())))
                    .toList();
            settlements.addAll(settle(due, step.businessDate(), through));
        });
        if (!settlements.isEmpty()) {
            mapper.insertLines(step.businessDate(), ids);
        }
        step.moveTo(ids.get(ids.size() - 1));
        step.done(chunk.size());
        return true;
    }

    private LocalDate dueThrough(Merchant merchant, LocalDate night) {
        return merchant.terms().dueThrough(night, calendars.get(merchant.settlementCalendar()));
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
            Settlement settlement = Settlement.of(amounts, night, through, available);
            settlements.add(settlement);
            add(booking, names, settlement);
        }
        insert(settlements);
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

    private void insert(List<Settlement> settlements) {
        bulkInsert.insert(
                "settlement",
                List.of(
                        "settlement_id",
                        "business_date",
                        "merchant_id",
                        "currency",
                        "period_from",
                        "period_to",
                        "payment_count",
                        "payment_minor",
                        "refund_count",
                        "refund_minor",
                        "chargeback_minor",
                        "fee_minor",
                        "reserve_held_minor",
                        "reserve_released_minor",
                        "adjustment_minor",
                        "carried_opening_minor",
                        "carried_closing_minor",
                        "dues_opening_minor",
                        "dues_collected_minor",
                        "dues_closing_minor",
                        "net_minor",
                        "status"),
                settlements,
                SettlementJob::columns);
    }

    private static Object[] columns(Settlement settlement) {
        DueAmounts due = settlement.due();
        return new Object[] {
            settlement.settlementId(),
            settlement.businessDate(),
            due.merchantId(),
            due.currency(),
            settlement.periodFrom(),
            settlement.periodTo(),
            due.paymentCount(),
            due.paymentMinor(),
            due.refundCount(),
            due.refundMinor(),
            due.chargebackMinor(),
            due.feeMinor(),
            0L,
            0L,
            settlement.adjustmentMinor(),
            due.carriedMinor(),
            settlement.carriedClosingMinor(),
            due.duesMinor(),
            settlement.duesCollectedMinor(),
            settlement.duesClosingMinor(),
            settlement.netMinor(),
            settlement.status()
        };
    }

    /** I6 and I9. */
    private boolean prove(StepState step) {
        LocalDate date = step.businessDate();
        require("I6: %d settlements are not what their lines come to", mapper.notFooting(date));
        require("I6: %d settlements are not the movement they made", mapper.notMoved(date));
        require("I9: %d transactions are neither settled nor named as not settled", mapper.forgotten(date));
        totals.write(
                date,
                "settlement",
                Stream.concat(mapper.settlementTotals(date).stream(), mapper.notSettledTotals(date).stream())
                        .map(total ->
                                new Total(total.measure(), total.currency(), total.rowCount(), total.amountMinor()))
                        .toList());
        return false;
    }

    private static void require(String message, long wrong) {
        if (wrong != 0) {
            throw new BrokenInvariant(message.formatted(wrong));
        }
    }

    private boolean writeFiles(StepState step) {
        files.writeSettlements(step.businessDate());
        files.writeNotSettled(step.businessDate());
        return false;
    }

    private boolean writeStatements(StepState step) {
        List<String> chunk =
                mapper.nextStatements(step.businessDate(), step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        chunk.forEach(merchant -> files.writeStatement(step.businessDate(), merchant));
        step.moveTo(chunk.get(chunk.size() - 1));
        step.done(chunk.size());
        return true;
    }
}

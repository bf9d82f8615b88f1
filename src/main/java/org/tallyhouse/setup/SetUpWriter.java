package org.tallyhouse.setup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.RowBatches;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.run.audit.AuditLog.Deed;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.content.SetUpMapper;
import org.tallyhouse.setup.content.SetUpMapper.CalendarDay;
import org.tallyhouse.setup.content.SetUpMapper.PayeeChange;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.term.BankAccount;
import org.tallyhouse.setup.term.CalendarSheet;

/** Writes what is new and what changed, in the order in which rows refer to each other. */
final class SetUpWriter {
    private static final String SET_UP = "set-up";
    private static final int CHANGES_AT_ONCE = 500;
    private static final int ROWS_PER_BATCH = 2000;

    private static final BulkTable<CalendarDay> CALENDAR_DAY = BulkTable.<CalendarDay>named("calendar_day")
            .with("calendar_id", CalendarDay::calendarId)
            .with("day", CalendarDay::day)
            .with("working", CalendarDay::working)
            .with("name", CalendarDay::name);

    private final SetUpMapper mapper;
    private final BulkInsert bulk;

    SetUpWriter(SetUpMapper mapper, BulkInsert bulk) {
        this.mapper = mapper;
        this.bulk = bulk;
    }

    void write(SetUpContent content) {
        bulk.insert(content.institution().table(), content.institution().added());
        content.institution()
                .changed()
                .forEach(institution -> mapper.changeInstitution(institution.name(), institution.fileAdjustments()));
        write(content.calendars());
        bulk.replace(CALENDAR_DAY, days(content.calendars()));
        write(content.banks());
        write(content.payoutTerms());
        write(content.channels());
        write(content.merchants());
        write(content.aliases());
        write(content.bankAccounts());
        write(content.feeRules());
        write(content.agreedTerms());
        write(content.merchantAgents());
        write(content.reconciliationTerms());
        write(content.incomingFiles());
        write(content.operators());
        write(content.amountCeilings());
    }

    private <T> void write(KindSection<T> section) {
        RowBatches.write(section.added().stream(), ROWS_PER_BATCH, rows -> bulk.insert(section.table(), rows));
        RowBatches.write(section.changed().stream(), ROWS_PER_BATCH, rows -> bulk.replace(section.table(), rows));
    }

    private static List<CalendarDay> days(KindSection<CalendarSheet> calendars) {
        return Stream.concat(calendars.added().stream(), calendars.changed().stream())
                .flatMap(sheet -> sheet.days().entrySet().stream()
                        .map(day -> new CalendarDay(
                                sheet.calendarId(),
                                day.getKey(),
                                day.getValue().working(),
                                day.getValue().name())))
                .toList();
    }

    /** Who changes where money goes, or a merchant's terms, does not approve what is paid by it. */
    void writePayeeChanges(SetUpContent content, String operator, LocalDate today) {
        List<BankAccount> added = content.bankAccounts().added();
        Set<String> paidBefore = added.isEmpty()
                ? Set.of()
                : content.bankAccounts().stored().map(SetUpWriter::payee).collect(Collectors.toSet());
        Stream<PayeeChange> changes = Stream.of(
                        added.stream()
                                .map(account -> new PayeeChange(
                                        account.merchantId(),
                                        account.currency(),
                                        paidBefore.contains(payee(account)) ? account.accountNumber() : null)),
                        content.bankAccounts().changed().stream()
                                .map(account -> terms(account.merchantId(), account.currency())),
                        content.merchants().changed().stream().map(merchant -> terms(merchant.merchantId(), null)),
                        Stream.concat(content.agreedTerms().added().stream(), content.agreedTerms().changed().stream())
                                .map(agreed -> terms(agreed.merchantId(), agreed.currency())))
                .flatMap(Function.identity());
        RowBatches.write(changes, CHANGES_AT_ONCE, some -> mapper.insertPayeeChanges(some, operator, today));
    }

    private static String payee(BankAccount account) {
        return account.merchantId() + "." + account.currency();
    }

    private static PayeeChange terms(String merchantId, @Nullable String currency) {
        return new PayeeChange(merchantId, currency, null);
    }

    /** Changes are written to the audit log, and what is new where money is routed by it. */
    void audit(SetUpContent content, String operator, AuditLog log) {
        log.write(
                operator,
                SET_UP,
                SET_UP,
                content.sections().stream()
                        .flatMap(KindSection::audit)
                        .map(line -> new Deed(line.subject(), line.detail())));
    }
}

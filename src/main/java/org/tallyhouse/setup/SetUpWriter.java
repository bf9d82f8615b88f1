package org.tallyhouse.setup;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.content.SetUpMapper;
import org.tallyhouse.setup.content.SetUpMapper.CalendarDay;
import org.tallyhouse.setup.kind.AgreedTermsFile;
import org.tallyhouse.setup.kind.AliasFile;
import org.tallyhouse.setup.kind.BankAccountFile;
import org.tallyhouse.setup.kind.BankFile;
import org.tallyhouse.setup.kind.CalendarFile;
import org.tallyhouse.setup.kind.ChannelFile;
import org.tallyhouse.setup.kind.FeeRuleTable;
import org.tallyhouse.setup.kind.InstitutionFile;
import org.tallyhouse.setup.kind.MerchantAgentFile;
import org.tallyhouse.setup.kind.MerchantFile;
import org.tallyhouse.setup.kind.PayoutTermsFile;
import org.tallyhouse.setup.kind.ReconciliationTermsFile;
import org.tallyhouse.setup.reading.AuditLine;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.KindTable;
import org.tallyhouse.setup.term.CalendarSheet;

/** Writes what is new and what changed, in the order in which rows refer to each other. */
final class SetUpWriter {
    private static final String SET_UP = "set-up";

    private static final KindTable<CalendarDay> CALENDAR_DAY =
            new KindTable<>("calendar_day", List.of("calendar_id", "day", "working", "name"), day ->
                    new Object[] {day.calendarId(), day.day(), day.working(), day.name()});

    private final SetUpMapper mapper;
    private final BulkInsert bulk;

    SetUpWriter(SetUpMapper mapper, BulkInsert bulk) {
        this.mapper = mapper;
        this.bulk = bulk;
    }

    void write(SetUpContent content) {
        InstitutionFile.TABLE.insert(bulk, content.institution().added());
        content.institution().changed().forEach(institution -> mapper.renameInstitution(institution.name()));
        write(content.calendars(), CalendarFile.TABLE);
        CALENDAR_DAY.replace(bulk, days(content.calendars()));
        write(content.banks(), BankFile.TABLE);
        write(content.payoutTerms(), PayoutTermsFile.TABLE);
        write(content.channels(), ChannelFile.TABLE);
        write(content.merchants(), MerchantFile.TABLE);
        write(content.aliases(), AliasFile.TABLE);
        write(content.bankAccounts(), BankAccountFile.TABLE);
        write(content.feeRules(), FeeRuleTable.TABLE);
        write(content.agreedTerms(), AgreedTermsFile.TABLE);
        write(content.merchantAgents(), MerchantAgentFile.TABLE);
        write(content.reconciliationTerms(), ReconciliationTermsFile.TABLE);
    }

    private <T> void write(KindSection<T> section, KindTable<T> table) {
        table.insert(bulk, section.added());
        table.replace(bulk, section.changed());
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

    /** Changes are written to the audit log, and what is new where money is routed by it. */
    void audit(SetUpContent content, String operator, LocalDateTime at) {
        List<AuditLine> lines = content.sections().stream()
                .flatMap(section -> section.audit().stream())
                .toList();
        bulk.insert("audit_log", List.of("at", "operator", "reason", "action", "subject", "detail"), lines, line ->
                new Object[] {at, operator, SET_UP, SET_UP, line.subject(), line.detail()});
    }
}

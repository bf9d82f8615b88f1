package org.tallyhouse.settlement.invoice;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.StepState;
import org.tallyhouse.settlement.invoice.InvoiceMapper.InvoiceLine;
import org.tallyhouse.settlement.invoice.InvoiceMapper.InvoiceRow;
import org.tallyhouse.settlement.netting.SettlementSettings;

/** Writes a file per merchant and month that is invoiced, and the list of what is not paid. */
@Component
public final class InvoiceFiles {
    private static final List<String> INVOICE_COLUMNS = List.of(
            "record",
            "invoice_id",
            "merchant_id",
            "currency",
            "period_from",
            "period_to",
            "invoiced_on",
            "type",
            "rule",
            "price",
            "count",
            "base_amount",
            "fee");
    private static final List<String> OPEN_COLUMNS = List.of(
            "invoice_id", "merchant_id", "currency", "period_from", "period_to", "invoiced_on", "amount", "age_days");

    private final InvoiceMapper mapper;
    private final FeeRuleMapper feeRules;
    private final HomeFolders folders;
    private final SettlementSettings settings;

    InvoiceFiles(InvoiceMapper mapper, FeeRuleMapper feeRules, HomeFolders folders, SettlementSettings settings) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.folders = folders;
        this.settings = settings;
    }

    /** Some merchants per commit; a night without invoices, or without open ones, writes no such file. */
    public boolean write(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            writeOpen(date);
        }
        List<String> chunk = mapper.nextInvoiced(date, step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        Map<String, FeeRule> rules = feeRules.all().stream()
                .collect(Collectors.toMap(rule -> key(rule.ruleId(), rule.version()), rule -> rule));
        chunk.forEach(merchant -> writeInvoices(date, merchant, rules));
        step.moveTo(chunk.get(chunk.size() - 1));
        step.done(chunk.size());
        return true;
    }

    private void writeInvoices(LocalDate date, String merchantId, Map<String, FeeRule> rules) {
        Map<String, List<InvoiceLine>> invoices = mapper.linesOf(date, merchantId).stream()
                .collect(Collectors.groupingBy(InvoiceLine::invoiceId, LinkedHashMap::new, Collectors.toList()));
        CsvOutput.writeForPeople(
                folder(date).resolve("invoices/%s-%s.csv".formatted(merchantId, YearMonth.from(date))),
                INVOICE_COLUMNS,
                out -> invoices.values().forEach(lines -> {
                    lines.forEach(line -> write(out, line, rules));
                    writeTotal(out, lines);
                }));
    }

    private static void write(CsvOutput out, InvoiceLine line, Map<String, FeeRule> rules) {
        FeeRule rule = rules.get(key(line.ruleId(), line.version()));
        write(
                out,
                "LINE",
                line,
                List.of(line.type(), rule == null ? "" : rule.name(), rule == null ? "" : rule.formula()),
                line.count(),
                line.baseMinor(),
                line.feeMinor());
    }

    private static void writeTotal(CsvOutput out, List<InvoiceLine> lines) {
        InvoiceLine first = lines.get(0);
        write(
                out,
                "TOTAL",
                first,
                List.of("", "", ""),
                lines.stream().mapToLong(InvoiceLine::count).reduce(0, Math::addExact),
                lines.stream().mapToLong(InvoiceLine::baseMinor).reduce(0, Math::addExact),
                first.totalMinor());
    }

    private static void write(
            CsvOutput out,
            String record,
            InvoiceLine line,
            List<String> what,
            long count,
            long baseMinor,
            long feeMinor) {
        out.row(
                record,
                line.invoiceId(),
                line.merchantId(),
                line.currency(),
                line.period(),
                YearMonth.from(line.period()).atEndOfMonth(),
                line.businessDate(),
                what.get(0),
                what.get(1),
                what.get(2),
                count,
                Amounts.format(baseMinor, line.currency()),
                Amounts.format(feeMinor, line.currency()));
    }

    private void writeOpen(LocalDate date) {
        if (mapper.anyOpen(date)) {
            CsvOutput.writeForPeople(
                    folder(date).resolve("invoices-open-%s.csv".formatted(date)),
                    OPEN_COLUMNS,
                    out -> mapper.forEachOpen(date, result -> writeOpen(out, date, result.getResultObject())));
        }
    }

    private static void writeOpen(CsvOutput out, LocalDate date, InvoiceRow invoice) {
        out.row(
                invoice.invoiceId(),
                invoice.merchantId(),
                invoice.currency(),
                invoice.period(),
                YearMonth.from(invoice.period()).atEndOfMonth(),
                invoice.businessDate(),
                Amounts.format(invoice.totalMinor(), invoice.currency()),
                ChronoUnit.DAYS.between(invoice.businessDate(), date));
    }

    private static String key(String ruleId, int version) {
        return ruleId + "/" + version;
    }

    private Path folder(LocalDate date) {
        return folders.out(date).resolve("settlement");
    }
}

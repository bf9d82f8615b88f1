package org.tallyhouse.settlement.invoice;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StepState;
import org.tallyhouse.settlement.invoice.InvoiceMapper.Gross;
import org.tallyhouse.settlement.netting.SettlementSettings;

/**
 * Invoices the fees of merchants that are settled gross, on the night of a month's last business date: what clearing
 * booked as to be invoiced becomes a claim.
 */
@Component
public final class MonthlyInvoicing {
    private static final BulkTable<Invoice> INVOICE = BulkTable.<Invoice>named("invoice")
            .with("invoice_id", Invoice::invoiceId)
            .with("merchant_id", Invoice::merchantId)
            .with("currency", Invoice::currency)
            .with("period", invoice -> invoice.month().atDay(1))
            .with("business_date", Invoice::businessDate)
            .with("total_minor", Invoice::totalMinor);
    private static final BulkTable<InvoicedLine> INVOICE_LINE = BulkTable.<InvoicedLine>named("invoice_line")
            .with("invoice_id", InvoicedLine::invoiceId)
            .with("type", row -> row.line().key().type())
            .with("rule_id", row -> row.line().key().ruleId())
            .with("version", row -> row.line().key().version())
            .with("count", row -> row.line().count())
            .with("base_minor", row -> row.line().baseMinor())
            .with("fee_minor", row -> row.line().feeMinor());

    private final InvoiceMapper mapper;
    private final FeeRuleMapper feeRules;
    private final BulkInsert bulkInsert;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SettlementSettings settings;

    MonthlyInvoicing(
            InvoiceMapper mapper,
            FeeRuleMapper feeRules,
            BulkInsert bulkInsert,
            Accounts accounts,
            Ledger ledger,
            SettlementSettings settings) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.bulkInsert = bulkInsert;
        this.accounts = accounts;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Some merchants per commit. */
    public boolean invoice(StepState step) {
        LocalDate night = step.businessDate();
        if (!endsMonth(night, mapper.nextBusinessDate(night))) {
            return false;
        }
        LocalDate from = night.withDayOfMonth(1);
        List<Gross> chunk = mapper.nextGross(from, night, step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        FeeRules rules = new FeeRules(feeRules.all());
        Map<Invoice, Collection<InvoiceLines.Line>> invoices = new LinkedHashMap<>();
        for (Gross gross : chunk) {
            InvoiceLines lines = new InvoiceLines(rules);
            mapper.forEachFee(
                    gross.merchantId(), gross.currency(), from, night, result -> lines.add(result.getResultObject()));
            if (!lines.all().isEmpty()) {
                Invoice invoice = new Invoice(
                        gross.merchantId(), gross.currency(), YearMonth.from(night), night, lines.totalMinor());
                requireAccrued(invoice, from);
                invoices.put(invoice, lines.all());
            }
        }
        insert(invoices);
        ledger.book(invoices.keySet().stream()
                .filter(invoice -> invoice.totalMinor() != 0)
                .map(this::journal)
                .toList());
        step.moveTo(chunk.get(chunk.size() - 1).merchantId());
        step.done(chunk.size());
        return true;
    }

    /** Whether no later date of its month is a business date. */
    static boolean endsMonth(LocalDate night, @Nullable LocalDate next) {
        return next != null && !YearMonth.from(next).equals(YearMonth.from(night));
    }

    private void requireAccrued(Invoice invoice, LocalDate from) {
        long accrued = mapper.accruedMinor(code(invoice, AccountKind.UNBILLED), from, invoice.businessDate());
        if (accrued != invoice.totalMinor()) {
            throw new BrokenInvariant("I5: the lines of invoice %s come to %d minor units, clearing booked %d"
                    .formatted(invoice.invoiceId(), invoice.totalMinor(), accrued));
        }
    }

    private JournalDraft journal(Invoice invoice) {
        return JournalDraft.of(
                JournalType.INVOICE,
                invoice.invoiceId(),
                invoice.businessDate(),
                new Leg(accounts.require(code(invoice, AccountKind.UNBILLED)), invoice.totalMinor()),
                new Leg(accounts.require(code(invoice, AccountKind.INVOICED)), -invoice.totalMinor()));
    }

    private static String code(Invoice invoice, AccountKind kind) {
        return Account.code(invoice.merchantId(), invoice.currency(), kind);
    }

    private record InvoicedLine(String invoiceId, InvoiceLines.Line line) {}

    private void insert(Map<Invoice, Collection<InvoiceLines.Line>> invoices) {
        bulkInsert.insert(INVOICE, List.copyOf(invoices.keySet()));
        List<InvoicedLine> lines = new ArrayList<>();
        invoices.forEach((invoice, all) -> all.forEach(line -> lines.add(new InvoicedLine(invoice.invoiceId(), line))));
        bulkInsert.insert(INVOICE_LINE, lines);
    }
}

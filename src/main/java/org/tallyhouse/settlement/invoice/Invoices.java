package org.tallyhouse.settlement.invoice;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.settlement.invoice.InvoiceMapper.BankLine;
import org.tallyhouse.settlement.invoice.InvoiceMapper.InvoiceRow;

/** Invoices and their payment. Works inside the caller's transaction. */
@Component
public final class Invoices {
    private final InvoiceMapper mapper;
    private final Accounts accounts;
    private final Ledger ledger;
    private final PostingWindows windows;

    Invoices(InvoiceMapper mapper, Accounts accounts, Ledger ledger, PostingWindows windows) {
        this.mapper = mapper;
        this.accounts = accounts;
        this.ledger = ledger;
        this.windows = windows;
    }

    /** For people; amount in major units, paidOn is null while it is open. */
    public record Listed(
            String invoiceId,
            String merchantId,
            String currency,
            YearMonth month,
            String amount,
            @Nullable LocalDate paidOn) {}

    /** In order; paid ones too if asked for. */
    public List<Listed> list(boolean paidToo) {
        return mapper.invoices(paidToo).stream()
                .map(row -> new Listed(
                        row.invoiceId(),
                        row.merchantId(),
                        row.currency(),
                        YearMonth.from(row.period()),
                        Amounts.format(row.totalMinor(), row.currency()),
                        row.paidOn()))
                .toList();
    }

    /**
     * Books on the open business date that a line of a bank statement paid an invoice, all of it: the money leaves the bank's unidentified
     * movements. An invoice whose total is negative is paid by a line on which money goes out.
     *
     * @return whether it is new; a payment by the same reference again is the one there is
     * @throws IllegalArgumentException if there is no such invoice, or no such line that nothing has claimed yet
     */
    public boolean pay(String invoiceId, String bankId, String reference, String reason) {
        InvoiceRow invoice = mapper.lock(invoiceId);
        if (invoice == null) {
            throw new IllegalArgumentException(
                    "there is no invoice '%s'; see ./run.sh invoice list".formatted(invoiceId));
        }
        List<BankLine> lines = mapper.bankLines(bankId, reference, invoice.currency(), invoice.totalMinor());
        Long paidBy = invoice.lineId();
        if (paidBy != null) {
            require(
                    lines.stream().anyMatch(line -> line.lineId() == paidBy),
                    "invoice %s is paid already, by another line".formatted(invoiceId));
            return false;
        }
        BankLine line = lines.stream()
                .filter(each -> !each.claimed())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no unclaimed line of the statements of %s has reference '%s' and %s %s; import the statement first"
                                .formatted(
                                        bankId,
                                        reference,
                                        Amounts.format(invoice.totalMinor(), invoice.currency()),
                                        invoice.currency())));
        LocalDate on = windows.openShared().businessDate();
        long claim = accounts.require(Account.code(invoice.merchantId(), invoice.currency(), AccountKind.INVOICED));
        long bank = accounts.house(bankId, invoice.currency(), AccountKind.UNIDENTIFIED);
        ledger.book(new JournalDraft(
                JournalType.INVOICE,
                invoiceId + "/paid",
                on,
                List.of(new Leg(bank, -invoice.totalMinor()), new Leg(claim, invoice.totalMinor())),
                "BANK_STATEMENT/" + line.source(),
                reason));
        mapper.insertPayment(invoiceId, line.lineId(), on);
        return true;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

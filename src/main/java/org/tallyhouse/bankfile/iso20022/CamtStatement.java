package org.tallyhouse.bankfile.iso20022;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.StatementBalance;
import org.tallyhouse.bankfile.StatementHead;
import org.tallyhouse.bankfile.StatementMark;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader.Look;
import org.tallyhouse.layout.FileFault;

/** One statement or notification of a camt message; its head and balances stand before its entries. */
final class CamtStatement {
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    /** Sent once more, as it was or to somebody else too (ISO 20022 CopyDuplicate1Code). */
    private static final Set<String> DUPLICATES = Set.of("DUPL", "CODU");

    private final XmlMessage message;
    private final Look look;
    private final XmlNode head;
    private final XmlControls controls;
    private @Nullable Currency currency;
    private @Nullable StatementBalance closing;
    private boolean interim;

    CamtStatement(XmlMessage message, Look look) {
        this.message = message;
        this.look = look;
        this.head = new XmlNode(message.name(), message.line());
        this.controls = new XmlControls(message);
    }

    void read() {
        long lastLine = message.line();
        XmlNode summary = null;
        while (message.nextChild()) {
            switch (message.name()) {
                case "Ntry" -> new CamtEntry(message, look, controls).read(this::open);
                case "TxsSummry" -> summary = message.readWhole();
                default -> head.add(message.readWhole());
            }
            lastLine = message.line();
        }
        if (summary != null) {
            controls.require(
                    summary.text("TtlNtries", "NbOfNtries"),
                    summary.text("TtlNtries", "Sum"),
                    "TxsSummry",
                    summary.line());
        }
        if (currency == null) {
            open(null);
        }
        look.events().close(lastLine, closing, interim);
    }

    /** What is said before the first entry begins the statement; its currency may be known by that only. */
    private void open(@Nullable Currency ofEntry) {
        if (currency != null) {
            return;
        }
        List<XmlNode> opening = balances("OPBD", "PRCD", "ITBD");
        List<XmlNode> closings = balances("CLBD", "ITBD");
        closing = closings.isEmpty() ? null : balance(closings.get(closings.size() - 1));
        interim = endsWithAPage(closings);
        currency = currency(ofEntry);
        String id = head.text("Acct", "Id", "IBAN");
        look.events()
                .open(new StatementHead(
                        head.line(),
                        head.text("Id"),
                        id.isEmpty() ? head.text("Acct", "Id", "Othr", "Id") : id,
                        currency,
                        opening.isEmpty() ? null : balance(opening.get(0)),
                        mark(opening)));
    }

    private StatementMark mark(List<XmlNode> opening) {
        String sequence = head.text("ElctrncSeqNb");
        String page = head.text("StmtPgntn", "PgNb");
        int pageNumber = COUNT.matcher(page).matches() ? Integer.parseInt(page) : 0;
        return new StatementMark(
                head.text("Id"),
                COUNT.matcher(sequence).matches() ? Long.valueOf(sequence) : null,
                pageNumber,
                opening.isEmpty() ? null : date(message, opening.get(0), "Dt"),
                !opening.isEmpty() && isInterim(opening.get(0)) && pageNumber != 1,
                DUPLICATES.contains(head.text("CpyDplctInd")));
    }

    /** Some banks write interim balances on a statement that has one page. */
    private boolean endsWithAPage(List<XmlNode> closings) {
        String last = head.text("StmtPgntn", "LastPgInd");
        return last.isEmpty()
                ? !closings.isEmpty() && isInterim(closings.get(0))
                : last.equals("false") || last.equals("0");
    }

    private static boolean isInterim(XmlNode balance) {
        return balance.text("Tp", "CdOrPrtry", "Cd").equals("ITBD");
    }

    private Currency currency(@Nullable Currency ofEntry) {
        XmlNode named = head.find("Acct", "Ccy");
        XmlNode opening = head.find("Bal", "Amt");
        if (named != null) {
            return XmlAmount.currency(message, named.text(), named.line());
        }
        if (opening != null) {
            return XmlAmount.currency(message, opening.currency(), opening.line());
        }
        if (ofEntry != null) {
            return ofEntry;
        }
        throw message.refusedAt(
                head.line(),
                FileFault.WRONG_STRUCTURE
                        .says("statement {value} names no currency")
                        .about("Id", head.text("Id")));
    }

    /** The balances of the first of some codes that has any; a page opens and closes with interim ones (ITBD). */
    private List<XmlNode> balances(String... codes) {
        return Stream.of(codes)
                .map(code -> head.all("Bal").stream()
                        .filter(balance -> balance.text("Tp", "CdOrPrtry", "Cd").equals(code))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private StatementBalance balance(XmlNode node) {
        XmlAmount.Booked booked = XmlAmount.signed(message, node, node.find("Amt"));
        return new StatementBalance(booked.minor(), booked.currency());
    }

    /** The date of a node that has either a date or a moment. */
    static @Nullable LocalDate date(XmlMessage message, XmlNode entry, String name) {
        XmlNode found = entry.find(name);
        if (found == null) {
            return null;
        }
        String date = found.text("Dt");
        String text = date.isEmpty() ? found.text("DtTm") : date;
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException e) {
            throw message.refusedAt(found.line(), FileFault.badValue(name, text, "is no date"));
        }
    }
}

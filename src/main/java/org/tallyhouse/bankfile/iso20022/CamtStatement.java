package org.tallyhouse.bankfile.iso20022;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.StatementBalance;
import org.tallyhouse.bankfile.StatementHead;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader.Look;

/** One statement or notification of a camt message; its head and balances stand before its entries. */
final class CamtStatement {
    private final XmlMessage message;
    private final Look look;
    private final XmlNode head;
    private final XmlControls controls;
    private @Nullable Currency currency;
    private @Nullable StatementBalance closing;

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
                    summary.place());
        }
        if (currency == null) {
            open(null);
        }
        look.events().close(lastLine, closing);
    }

    /** What is said before the first entry begins the statement; its currency may be known by that only. */
    private void open(@Nullable Currency ofEntry) {
        if (currency != null) {
            return;
        }
        List<XmlNode> opening = balances("OPBD", "PRCD", "ITBD");
        List<XmlNode> closings = balances("CLBD", "ITBD");
        closing = closings.isEmpty() ? null : balance(closings.get(closings.size() - 1));
        currency = currency(ofEntry);
        String id = head.text("Acct", "Id", "IBAN");
        look.events()
                .open(new StatementHead(
                        head.line(),
                        head.text("Id"),
                        id.isEmpty() ? head.text("Acct", "Id", "Othr", "Id") : id,
                        currency,
                        opening.isEmpty() ? null : balance(opening.get(0))));
    }

    private Currency currency(@Nullable Currency ofEntry) {
        XmlNode named = head.find("Acct", "Ccy");
        XmlNode opening = head.find("Bal", "Amt");
        if (named != null) {
            return XmlAmount.currency(message, named.text(), named.place());
        }
        if (opening != null) {
            return XmlAmount.currency(message, opening.currency(), opening.place());
        }
        if (ofEntry != null) {
            return ofEntry;
        }
        throw message.refusedAt(head.place(), "statement %s names no currency".formatted(head.text("Id")));
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
            throw message.refusedAt(found.place(), "%s '%s' is no date".formatted(name, text));
        }
    }
}

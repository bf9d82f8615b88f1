package org.tallyhouse.bankfile.iso20022;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.StatementEntry;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader.Look;

/** One entry of a statement, with the details it is made of; what holds for all of them stands before them. */
final class CamtEntry {
    private static final int LONGEST_REFERENCE = 64;

    private final XmlMessage message;
    private final Look look;
    private final XmlControls controls;
    private final boolean expands;
    private final XmlNode head;
    private @Nullable XmlNode firstDetail;
    private long details;
    private long detailsMinor;
    private boolean everyAmount = true;

    CamtEntry(XmlMessage message, Look look, XmlControls controls) {
        this.message = message;
        this.look = look;
        this.controls = controls;
        this.expands = look.nextExpands();
        this.head = new XmlNode("Ntry", message.line());
    }

    /** @param opened is told the currency of the entry before it is handed over */
    void read(Consumer<Currency> opened) {
        XmlAmount.Booked booked = null;
        while (message.nextChild()) {
            if (message.name().equals("NtryDtls")) {
                booked = booked == null ? booked() : booked;
                opened.accept(booked.currency());
                details(booked);
            } else {
                head.add(message.readWhole());
            }
        }
        booked = booked == null ? booked() : booked;
        opened.accept(booked.currency());
        controls.add(XmlControls.decimal(message, head.text("Amt"), "entry amount", head.place()));
        if (!CamtDetail.isBooked(head)) {
            return;
        }
        if (details > 0 && everyAmount && detailsMinor == booked.minor()) {
            look.expand();
        }
        if (!expands) {
            handOver(booked.minor(), booked.currency(), details == 1 ? firstDetail : null, head.line());
        }
    }

    private XmlAmount.Booked booked() {
        return XmlAmount.signed(message, head, head.find("Amt"));
    }

    private void details(XmlAmount.Booked booked) {
        BatchControls batch = new BatchControls(message);
        while (message.nextChild()) {
            switch (message.name()) {
                case "TxDtls" -> batch.add(detail(message.readWhole(), booked));
                case "Btch" -> batch.state(message.readWhole());
                default -> message.skip();
            }
        }
        batch.require();
    }

    /** Returns the amount as it is written, or null. A detail without a direction has that of its entry. */
    private @Nullable BigDecimal detail(XmlNode detail, XmlAmount.Booked booked) {
        details++;
        firstDetail = firstDetail == null ? detail : firstDetail;
        XmlNode amount = CamtDetail.amount(detail);
        if (amount == null || !amount.currency().equals(booked.currency().getCurrencyCode())) {
            everyAmount = false;
            return amount == null ? null : XmlControls.decimal(message, amount.text(), "amount", amount.place());
        }
        XmlNode directed = detail.find("CdtDbtInd") == null ? head : detail;
        long minor = XmlAmount.signed(message, directed, amount).minor();
        detailsMinor = Math.addExact(detailsMinor, minor);
        if (expands && CamtDetail.isBooked(head)) {
            handOver(minor, booked.currency(), detail, detail.line());
        }
        return XmlControls.decimal(message, amount.text(), "amount", amount.place());
    }

    private void handOver(long minor, Currency currency, @Nullable XmlNode detail, long line) {
        LocalDate booking = CamtStatement.date(message, head, "BookgDt");
        LocalDate value = CamtStatement.date(message, head, "ValDt");
        if (booking == null && value == null) {
            throw message.refusedAt(head.place(), "an entry has neither BookgDt nor ValDt");
        }
        look.events()
                .entry(new StatementEntry(
                        line,
                        booking == null ? value : booking,
                        value == null ? booking : value,
                        reference(detail),
                        currency,
                        minor,
                        detail == null ? head.text("AddtlNtryInf") : CamtDetail.remittance(detail)));
    }

    /** The payer's id where there is one, else the bank's. */
    private String reference(@Nullable XmlNode detail) {
        Stream<String> own = detail == null
                ? Stream.of()
                : Stream.of(
                        CamtDetail.id(detail, "EndToEndId"),
                        CamtDetail.id(detail, "InstrId"),
                        CamtDetail.id(detail, "AcctSvcrRef"));
        return Stream.concat(own, Stream.of(head.text("AcctSvcrRef"), head.text("NtryRef")))
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_REFERENCE)
                .findFirst()
                .orElse("");
    }
}

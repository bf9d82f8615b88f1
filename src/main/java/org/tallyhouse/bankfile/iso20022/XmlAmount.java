package org.tallyhouse.bankfile.iso20022;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.ResultHandler;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/** An amount of a message in minor units; nothing where the message gives none. */
record XmlAmount(@Nullable Long minor, @Nullable String currency) {
    static final XmlAmount NONE = new XmlAmount(null, null);

    /** ISO 20022 lets a bank write more zeros than the currency has digits. */
    private static final Pattern SURPLUS_ZEROS = Pattern.compile("(\\.\\d*?)0+$");

    private static final Pattern LONE_POINT = Pattern.compile("\\.$");

    /** An amount that cannot be understood goes to the handler as a fault, and the answer is empty. */
    static Optional<XmlAmount> read(@Nullable XmlNode node, ResultHandler handler) {
        if (node == null) {
            return Optional.of(NONE);
        }
        Optional<Currency> currency = Currencies.find(node.currency());
        if (currency.isEmpty()) {
            handler.fault(new ResultFault(node.place(), "currency", node.currency(), "is unknown"));
            return Optional.empty();
        }
        try {
            return Optional.of(new XmlAmount(Amounts.parse(plain(node.text()), currency.get()), node.currency()));
        } catch (AmountException e) {
            handler.fault(new ResultFault(node.place(), "amount", node.text(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** An amount whose absence or damage refuses the file: minor units, negative for a debit. */
    record Booked(long minor, Currency currency) {}

    /** @param directed the node that says whether the amount is a credit or a debit */
    static Booked signed(XmlMessage message, XmlNode directed, @Nullable XmlNode amount) {
        if (amount == null) {
            throw message.refusedAt(directed.place(), directed.name() + " has no amount");
        }
        Currency currency = currency(message, amount.currency(), amount.place());
        long sign = switch (directed.text("CdtDbtInd")) {
            case "CRDT" -> 1;
            case "DBIT" -> -1;
            default ->
                throw message.refusedAt(
                        directed.place(),
                        "CdtDbtInd '%s' is neither CRDT nor DBIT".formatted(directed.text("CdtDbtInd")));
        };
        try {
            return new Booked(sign * Amounts.parse(plain(amount.text()), currency), currency);
        } catch (AmountException e) {
            throw message.refusedAt(amount.place(), "amount '%s' %s".formatted(amount.text(), e.getMessage()));
        }
    }

    static Currency currency(XmlMessage message, String code, String place) {
        return Currencies.find(code)
                .orElseThrow(() -> message.refusedAt(place, "currency '%s' is unknown".formatted(code)));
    }

    private static String plain(String text) {
        String shortened = SURPLUS_ZEROS.matcher(text).replaceFirst("$1");
        return LONE_POINT.matcher(shortened).replaceFirst("");
    }
}

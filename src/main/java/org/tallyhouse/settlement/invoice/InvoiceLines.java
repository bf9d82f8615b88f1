package org.tallyhouse.settlement.invoice;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.settlement.invoice.InvoiceMapper.InvoicedFee;

/** What the fees of a month come to so far, by transaction type and the merchant's own price. */
final class InvoiceLines {
    private static final Comparator<Key> IN_ORDER =
            Comparator.comparing(Key::type).thenComparing(Key::ruleId).thenComparing(Key::version);

    private final FeeRules rules;
    private final Map<Key, Line> lines = new TreeMap<>(IN_ORDER);

    InvoiceLines(FeeRules rules) {
        this.rules = rules;
    }

    /** ruleId is empty and version 0 where there is no price of its own: refunds follow what they refund. */
    record Key(String type, String ruleId, int version) {}

    /** Minor units. */
    record Line(Key key, long count, long baseMinor, long feeMinor) {
        Line plus(Line other) {
            return new Line(
                    key,
                    Math.addExact(count, other.count),
                    Math.addExact(baseMinor, other.baseMinor),
                    Math.addExact(feeMinor, other.feeMinor));
        }
    }

    void add(InvoicedFee fee) {
        Key key = rules.find(FeeParty.MERCHANT, fee.priced())
                .map((FeeRule rule) -> new Key(fee.type(), rule.ruleId(), rule.version()))
                .orElse(new Key(fee.type(), "", 0));
        lines.merge(key, new Line(key, 1, fee.amountMinor(), fee.feeMinor()), Line::plus);
    }

    Collection<Line> all() {
        return lines.values();
    }

    long totalMinor() {
        return lines.values().stream().mapToLong(Line::feeMinor).reduce(0, Math::addExact);
    }
}

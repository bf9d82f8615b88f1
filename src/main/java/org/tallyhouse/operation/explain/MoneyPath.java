package org.tallyhouse.operation.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tallyhouse.operation.explain.ExplainMapper.TransactionRow;
import org.tallyhouse.operation.explain.PathExplanation.Line;
import org.tallyhouse.pricing.FeeParty;

/**
 * Who pays whom how much for a priced transaction, in the order in which the money goes. What comes to a
 * name is what it passes on and what it keeps, to the last minor unit.
 */
final class MoneyPath {
    private static final List<FeeParty> BEHIND_THE_CHANNEL =
            List.of(FeeParty.ISSUER, FeeParty.NETWORK, FeeParty.ACQUIRER);

    private final TransactionRow row;
    private final List<Line> lines = new ArrayList<>();

    private MoneyPath(TransactionRow row) {
        this.row = row;
    }

    static List<Line> of(TransactionRow row) {
        MoneyPath path = new MoneyPath(row);
        switch (row.type()) {
            case "PAYMENT", "CHARGEBACK_REVERSAL" -> path.in();
            case "REFUND", "CHARGEBACK" -> path.out("payer", path.amount());
            case "ADJUSTMENT_DEBIT", "AGENT_SHARE_RETURN" -> path.pays(row.merchantId(), "us", path.amount());
            case "PAYOUT" -> path.out("beneficiary", Math.subtractExact(path.amount(), row.beneficiaryFeeMinor()));
            default -> path.pays("us", row.merchantId(), path.amount());
        }
        return path.lines;
    }

    /** From the payer through the channel and us to the merchant. */
    private void in() {
        pays("payer", row.channel(), amount());
        keepBehindTheChannel();
        pays(row.channel(), "us", Math.subtractExact(amount(), channelCost()));
        pays("us", "agent", row.leg(FeeParty.AGENT));
        pays("us", row.merchantId(), Math.subtractExact(amount(), row.leg(FeeParty.MERCHANT)));
        keeps("us", row.marginMinor());
    }

    /** From the merchant through us and the channel to somebody else. */
    private void out(String target, long received) {
        pays(row.merchantId(), "us", Math.addExact(amount(), row.leg(FeeParty.MERCHANT)));
        pays("us", "agent", row.leg(FeeParty.AGENT));
        keeps("us", row.marginMinor());
        pays("us", row.channel(), Math.addExact(received, channelCost()));
        keepBehindTheChannel();
        pays(row.channel(), target, received);
    }

    private void keepBehindTheChannel() {
        BEHIND_THE_CHANNEL.forEach(party -> keeps(party.name().toLowerCase(Locale.ROOT), row.leg(party)));
    }

    private long amount() {
        return row.amountMinor();
    }

    private long channelCost() {
        return BEHIND_THE_CHANNEL.stream().mapToLong(row::leg).reduce(0, Math::addExact);
    }

    private void pays(String from, String to, long minor) {
        if (minor != 0) {
            lines.add(
                    minor > 0
                            ? line("%s -> %s".formatted(from, to), minor)
                            : line("%s -> %s".formatted(to, from), Math.negateExact(minor)));
        }
    }

    private void keeps(String who, long minor) {
        if (minor != 0) {
            lines.add(line(who + (minor > 0 ? " keeps" : " gives back"), Math.abs(minor)));
        }
    }

    private Line line(String who, long minor) {
        return new Line("", String.format(Locale.ROOT, "%-28s %s", who, TransactionExplainer.money(row, minor)));
    }
}

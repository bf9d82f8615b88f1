package org.tallyhouse.settlement.statement;

import java.util.List;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.settlement.netting.SettlementMapper.StatementLine;

/** What the lines of a settlement come to so far, in minor units. */
final class StatementTotals {
    private long effect;
    private long issuer;
    private long network;
    private long acquirer;
    private long service;
    private long fee;

    void add(StatementLine line) {
        effect = Math.addExact(effect, line.effectMinor());
        issuer = Math.addExact(issuer, line.issuerMinor());
        network = Math.addExact(network, line.networkMinor());
        acquirer = Math.addExact(acquirer, line.acquirerMinor());
        service = Math.addExact(service, line.serviceMinor());
        fee = Math.addExact(fee, line.feeMinor());
    }

    long netMinor() {
        return Math.subtractExact(effect, fee);
    }

    /** From the amount column on. */
    List<String> cells(String currency) {
        return List.of(
                "",
                Amounts.format(effect, currency),
                Amounts.format(issuer, currency),
                Amounts.format(network, currency),
                Amounts.format(acquirer, currency),
                Amounts.format(service, currency),
                Amounts.format(fee, currency),
                Amounts.format(netMinor(), currency));
    }
}

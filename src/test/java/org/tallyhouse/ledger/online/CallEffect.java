package org.tallyhouse.ledger.online;

import java.util.Map;
import java.util.TreeMap;

/** What a call does to balances, as docs/ledger.md says it: at once and through the buffer, by account. */
record CallEffect(Map<String, Long> booked, Map<String, Long> buffered) {
    static final CallEffect NONE = new CallEffect(Map.of(), Map.of());

    /** Our hot accounts get their side through the buffer; the other side's transit account stands in for them. */
    static CallEffect now(TrafficAccount from, TrafficAccount to, long amountMinor) {
        if (from.hot() && to.hot()) {
            return later(from, to, amountMinor);
        }
        Map<String, Long> booked = new TreeMap<>();
        Map<String, Long> buffered = new TreeMap<>();
        booked.put(from.hot() ? to.transit() : from.code(), -amountMinor);
        booked.put(to.hot() ? from.transit() : to.code(), amountMinor);
        if (from.hot()) {
            buffered.put(from.code(), -amountMinor);
            buffered.put(to.transit(), amountMinor);
        }
        if (to.hot()) {
            buffered.put(to.code(), amountMinor);
            buffered.put(from.transit(), -amountMinor);
        }
        return new CallEffect(booked, buffered);
    }

    static CallEffect later(TrafficAccount from, TrafficAccount to, long amountMinor) {
        return new CallEffect(Map.of(), Map.of(from.code(), -amountMinor, to.code(), amountMinor));
    }

    /** What was booked is booked back the same way; what was only buffered is taken back at once. */
    CallEffect reversed() {
        return booked.isEmpty()
                ? new CallEffect(negated(buffered), Map.of())
                : new CallEffect(negated(booked), negated(buffered));
    }

    private static Map<String, Long> negated(Map<String, Long> amounts) {
        Map<String, Long> negated = new TreeMap<>();
        amounts.forEach((account, amount) -> negated.put(account, -amount));
        return negated;
    }
}

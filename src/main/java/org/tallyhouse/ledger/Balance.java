package org.tallyhouse.ledger;

/** What an account holds at one moment; minor units of its currency, credit positive. */
public record Balance(
        long accountId,
        String account,
        AccountKind kind,
        String purpose,
        String currency,
        Account.Status status,
        long postedMinor,
        long bufferedMinor,
        long heldMinor) {

    /** 可用余额: posted less held. */
    public long availableMinor() {
        return Math.subtractExact(postedMinor, heldMinor);
    }

    /** 实时余额: available and what is buffered. */
    public long effectiveMinor() {
        return Math.addExact(availableMinor(), bufferedMinor);
    }
}

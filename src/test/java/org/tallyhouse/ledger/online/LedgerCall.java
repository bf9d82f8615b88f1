package org.tallyhouse.ledger.online;

import java.sql.Connection;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.LedgerException;

/**
 * A call of the online ledger with all it says, to be made and to be told the outcome of. The target is
 * the id of a hold, or the reference that is reversed; what a kind does not need is empty.
 */
record LedgerCall(
        Kind kind,
        String reference,
        String from,
        String to,
        long amountMinor,
        String currency,
        String target,
        @Nullable Instant expiresAt) {

    /** The calls there are. */
    enum Kind {
        CREDIT,
        BUFFER,
        DEBIT,
        TRANSFER,
        PLACE,
        CAPTURE,
        RELEASE,
        EXPIRE,
        REVERSE
    }

    /** What became of it: a receipt, or the reason why not. */
    record Outcome(@Nullable Receipt receipt, @Nullable LedgerException refusal) {}

    static LedgerCall movement(Kind kind, String reference, String from, String to, long amountMinor) {
        return new LedgerCall(kind, reference, from, to, amountMinor, TrafficAccounts.CURRENCY, "", null);
    }

    static LedgerCall place(String holdId, String account, long amountMinor, @Nullable Instant expiresAt) {
        return new LedgerCall(
                Kind.PLACE, holdId, account, "", amountMinor, TrafficAccounts.CURRENCY, holdId, expiresAt);
    }

    static LedgerCall capture(String reference, String holdId, String from, String to, long amountMinor) {
        return new LedgerCall(Kind.CAPTURE, reference, from, to, amountMinor, TrafficAccounts.CURRENCY, holdId, null);
    }

    static LedgerCall release(String reference, String holdId, long amountMinor) {
        return new LedgerCall(Kind.RELEASE, reference, "", "", amountMinor, TrafficAccounts.CURRENCY, holdId, null);
    }

    static LedgerCall expire(String holdId) {
        return new LedgerCall(Kind.EXPIRE, holdId + "/expired", "", "", 0, TrafficAccounts.CURRENCY, holdId, null);
    }

    static LedgerCall reverse(String reference, String original) {
        return new LedgerCall(Kind.REVERSE, reference, "", "", 0, TrafficAccounts.CURRENCY, original, null);
    }

    boolean isMovement() {
        return switch (kind) {
            case CREDIT, BUFFER, DEBIT, TRANSFER, CAPTURE -> true;
            case PLACE, RELEASE, EXPIRE, REVERSE -> false;
        };
    }

    LedgerCall of(long otherAmountMinor) {
        return new LedgerCall(kind, reference, from, to, otherAmountMinor, currency, target, expiresAt);
    }

    LedgerCall under(String otherReference) {
        return new LedgerCall(kind, otherReference, from, to, amountMinor, currency, target, expiresAt);
    }

    LedgerCall in(String otherCurrency) {
        return new LedgerCall(kind, reference, from, to, amountMinor, otherCurrency, target, expiresAt);
    }

    /** Whether both say the same, whatever they are called: a credit is a transfer from one of ours. */
    boolean saysTheSame(LedgerCall other) {
        boolean bothNow = kind.compareTo(Kind.TRANSFER) <= 0
                && other.kind.compareTo(Kind.TRANSFER) <= 0
                && kind != Kind.BUFFER
                && other.kind != Kind.BUFFER;
        return (kind == other.kind || bothNow)
                && from.equals(other.from)
                && to.equals(other.to)
                && amountMinor == other.amountMinor
                && target.equals(other.target)
                && Objects.equals(expiresAt, other.expiresAt);
    }

    Outcome make(OnlineLedger ledger, Connection connection) {
        try {
            return new Outcome(receipt(ledger, connection), null);
        } catch (LedgerException e) {
            return new Outcome(null, e);
        }
    }

    Movement toMovement() {
        return new Movement(reference, from, to, amountMinor, currency);
    }

    private Receipt receipt(OnlineLedger ledger, Connection connection) {
        return switch (kind) {
            case CREDIT -> ledger.credit(connection, toMovement());
            case BUFFER -> ledger.bufferedCredit(connection, toMovement());
            case DEBIT -> ledger.debit(connection, toMovement());
            case TRANSFER -> ledger.transfer(connection, toMovement());
            case PLACE ->
                ledger.place(connection, new HoldRequest(target, from, amountMinor, currency, "random", expiresAt));
            case CAPTURE -> ledger.capture(connection, target, toMovement());
            case RELEASE -> ledger.release(connection, reference, target, amountMinor);
            case EXPIRE -> ledger.expire(connection, target);
            case REVERSE -> ledger.reverse(connection, reference, target, "random");
        };
    }
}

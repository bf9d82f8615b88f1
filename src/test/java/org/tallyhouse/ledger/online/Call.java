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
record Call(
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

    static Call movement(Kind kind, String reference, String from, String to, long amountMinor) {
        return new Call(kind, reference, from, to, amountMinor, Parties.CURRENCY, "", null);
    }

    static Call place(String holdId, String account, long amountMinor, @Nullable Instant expiresAt) {
        return new Call(Kind.PLACE, holdId, account, "", amountMinor, Parties.CURRENCY, holdId, expiresAt);
    }

    static Call capture(String reference, String holdId, String from, String to, long amountMinor) {
        return new Call(Kind.CAPTURE, reference, from, to, amountMinor, Parties.CURRENCY, holdId, null);
    }

    static Call release(String reference, String holdId, long amountMinor) {
        return new Call(Kind.RELEASE, reference, "", "", amountMinor, Parties.CURRENCY, holdId, null);
    }

    static Call expire(String holdId) {
        return new Call(Kind.EXPIRE, holdId + "/expired", "", "", 0, Parties.CURRENCY, holdId, null);
    }

    static Call reverse(String reference, String original) {
        return new Call(Kind.REVERSE, reference, "", "", 0, Parties.CURRENCY, original, null);
    }

    boolean isMovement() {
        return switch (kind) {
            case CREDIT, BUFFER, DEBIT, TRANSFER, CAPTURE -> true;
            case PLACE, RELEASE, EXPIRE, REVERSE -> false;
        };
    }

    Call of(long otherAmountMinor) {
        return new Call(kind, reference, from, to, otherAmountMinor, currency, target, expiresAt);
    }

    Call in(String otherCurrency) {
        return new Call(kind, reference, from, to, amountMinor, otherCurrency, target, expiresAt);
    }

    /** Whether both say the same, whatever they are called: a credit is a transfer from one of ours. */
    boolean saysTheSame(Call other) {
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

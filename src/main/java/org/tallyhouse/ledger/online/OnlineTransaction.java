package org.tallyhouse.ledger.online;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.OwnIds;

/**
 * A payment or a refund as the online system knows it; the business date is the ledger's to give. The
 * amount is positive, in minor units of the currency; {@code originalTransactionId} is the payment of a
 * refund and may be empty. Limits of the texts are those of the transactions file.
 */
public record OnlineTransaction(
        String transactionId,
        Instant occurredAt,
        String originalTransactionId,
        String merchantId,
        String channel,
        String product,
        String cardType,
        String currency,
        long amountMinor,
        String channelReference) {
    private static final int MOST_ID = 64;

    public OnlineTransaction {
        Movement.requireAmount(amountMinor);
        if (transactionId.isBlank() || transactionId.length() > MOST_ID || OwnIds.isOwn(transactionId)) {
            throw new LedgerException(
                    LedgerException.Reason.BAD_REFERENCE,
                    "a transaction's id has 1 to 64 characters and does not begin with %s: '%s'"
                            .formatted(OwnIds.AGENT_SHARE, transactionId));
        }
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDateTime occurredAtUtc() {
        return LocalDateTime.ofInstant(occurredAt, ZoneOffset.UTC);
    }

    String account(AccountKind kind) {
        return Account.code(merchantId, currency, kind);
    }

    String receivable() {
        return Account.code(channel, currency, AccountKind.RECEIVABLE);
    }
}

package org.tallyhouse.intake.transaction;

import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.PostingMode;

/** The account ids of one merchant in one currency. */
record MerchantAccounts(PostingMode mode, long pending, long balance, long due, long transit) {

    static MerchantAccounts of(TransactionLookups lookups, TransactionRow row, String merchantId) throws RowRejected {
        AccountName pending = require(lookups, row, merchantId, AccountKind.PENDING);
        if (pending.status() != Account.Status.OPEN
                && !(row.type().isCredit() && pending.status() == Account.Status.CREDITS_ONLY)) {
            throw new RowRejected(
                    "merchant_id",
                    row.merchantName(),
                    RejectReason.ACCOUNT_BLOCKED,
                    "account %s is %s".formatted(pending.code(), pending.status()));
        }
        return new MerchantAccounts(
                pending.postingMode(),
                pending.accountId(),
                require(lookups, row, merchantId, AccountKind.BALANCE).accountId(),
                require(lookups, row, merchantId, AccountKind.DUE).accountId(),
                require(lookups, row, merchantId, AccountKind.TRANSIT).accountId());
    }

    private static AccountName require(
            TransactionLookups lookups, TransactionRow row, String merchantId, AccountKind kind) throws RowRejected {
        AccountName account = lookups.account(merchantId, row, kind);
        if (account == null) {
            throw new RowRejected(
                    "currency",
                    row.currency().getCurrencyCode(),
                    RejectReason.NO_ACCOUNT,
                    "there is no account "
                            + Account.code(merchantId, row.currency().getCurrencyCode(), kind));
        }
        return account;
    }
}

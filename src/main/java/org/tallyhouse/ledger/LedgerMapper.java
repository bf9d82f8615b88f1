package org.tallyhouse.ledger;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The statements of the ledger on accounts, journals, holds and windows. */
@Mapper
public interface LedgerMapper {

    /** Lock 6 of this package's page, in the order of the ids. */
    List<Account> lock(@Param("accountIds") Collection<Long> accountIds);

    List<AccountName> findByCodes(@Param("codes") Collection<String> codes);

    List<JournalName> journalIds(@Param("type") JournalType type, @Param("sources") Collection<String> sources);

    /** Buffered net of an account (credits less contra debits) in windows it is not posted through. */
    long bufferedNotPosted(@Param("accountId") long accountId, @Param("postedWindowId") long postedWindowId);

    void openAccounts(@Param("accounts") Collection<NewAccount> accounts);

    /** Lock 5, in the order of the ids. */
    List<Hold> lockHolds(@Param("holdIds") Collection<String> holdIds);

    /** An account under its code. */
    record AccountName(
            long accountId,
            String code,
            String ownerId,
            AccountKind kind,
            String currency,
            PostingMode postingMode,
            Account.Guard guard,
            Account.Status status) {

        /** One of our own hot accounts: it may be debited through the buffer, and is never locked by traffic. */
        public boolean isMovedThroughBuffer() {
            return postingMode == PostingMode.BUFFERED && guard == Account.Guard.NONE;
        }
    }

    /** A journal's id under its source. */
    record JournalName(long journalId, String source) {}

    /** An account to open. */
    record NewAccount(
            String code,
            AccountKind.OwnerType ownerType,
            String ownerId,
            AccountKind kind,
            String purpose,
            String currency,
            PostingMode postingMode,
            Account.Guard guard,
            long overdraftLimitMinor) {}
}

package org.tallyhouse.ledger.online;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.Hold;

/** What the online ledger looks up. */
@Mapper
public interface OnlineMapper {

    /** What a caller's reference stands for: entries, a buffered credit, a movement of a hold; empty if nothing. */
    List<ReferenceRow> reference(String reference);

    /** Whether it is a buffered credit that posting has set aside, so that nothing is booked for it. */
    boolean isSetAside(String reference);

    /** Lock 3 of the ledger's page, shared: the window stays open until this transaction ends. */
    @Nullable OpenWindow openWindow();

    /** Whether a correction names it. */
    boolean isCorrected(String corrects);

    @Nullable Hold hold(String holdId);

    /** Some holds whose time is over and that still hold something; the time is UTC. */
    List<String> expiredHolds(@Param("now") LocalDateTime now, @Param("most") int most);

    @Nullable KnownTransaction transaction(String transactionId);

    /** The same: lock 4 of the ledger's page. */
    @Nullable KnownTransaction lockTransaction(String transactionId);

    /** How much of a payment was refunded, in minor units. */
    long refundedMinor(String originalTransactionId);

    /** By code or by owner, each with its buffered net not yet posted, in one consistent read. */
    List<Balance> balances(String codeOrOwner);

    /** The window that is open, and what the transaction that asks sees of others' rows, in the server's words. */
    record OpenWindow(long windowId, LocalDate businessDate, int sequence, String isolation) {}

    /**
     * A row behind a reference. ENTRY: account, amount, balance after; BUFFERED: account, contra account,
     * amount; HOLD: hold, how it ended, amount. Minor units.
     */
    record ReferenceRow(
            Part part,
            LocalDate businessDate,
            @Nullable Long accountId,
            @Nullable String account,
            @Nullable Long contraAccountId,
            long amountMinor,
            long balanceAfterMinor,
            @Nullable String holdId,
            Hold.@Nullable End ended,
            @Nullable String corrects) {

        /** Which table the row is from. */
        enum Part {
            ENTRY,
            BUFFERED,
            HOLD
        }
    }

    /** A transaction as it is stored; two of one id are the same if this is. Minor units. */
    record KnownTransaction(
            String type,
            String originalTransactionId,
            String merchantId,
            String channel,
            String product,
            String cardType,
            String currency,
            long amountMinor,
            String channelReference,
            LocalDateTime occurredAt,
            String status) {}
}

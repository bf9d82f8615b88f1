package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.Merchant;

/** The statements of settlement. */
@Mapper
public interface SettlementMapper {

    long countMerchants();

    List<Merchant> nextMerchants(@Param("after") String afterMerchant, @Param("most") int most);

    /** The requests a night answers, those too late for an earlier one included: lock 2 of the ledger's page. */
    List<Request> openRequests(
            @Param("merchants") Collection<String> merchants, @Param("businessDate") LocalDate businessDate);

    /** The banks that pay merchants on a night and whose days are known, by currency. */
    List<PayingBank> payingBanks(
            @Param("merchants") Collection<String> merchants, @Param("businessDate") LocalDate businessDate);

    int answer(@Param("requests") Collection<Request> requests, @Param("businessDate") LocalDate businessDate);

    /** Whether any channel's transactions may have to wait on a night. */
    boolean leavesOut(LocalDate businessDate);

    /** Of these merchants, those of which nothing is settled on a night. */
    Set<String> heldMerchants(
            @Param("merchants") Collection<String> merchants, @Param("businessDate") LocalDate businessDate);

    /** Says of what was left out whether it still is, and why. */
    int lookAgainAtLeftOut(
            @Param("merchants") Collection<String> merchants, @Param("businessDate") LocalDate businessDate);

    /** Where merchants stand, by currency. */
    List<SettlementStanding> open(@Param("merchants") Collection<String> merchants);

    /** Puts aside what is due through a date and has to wait. */
    int leaveOut(
            @Param("ranges") Collection<UnsettledRange> ranges,
            @Param("through") LocalDate through,
            @Param("businessDate") LocalDate businessDate);

    /** What was left out, is not any more, and is in no settlement yet. */
    List<DueAmounts> returned(@Param("merchants") Collection<String> merchants);

    /** What is due through a date and was neither settled nor left out; those of which there is nothing have no row. */
    List<DueAmounts> due(@Param("ranges") Collection<UnsettledRange> ranges, @Param("through") LocalDate through);

    /** What merchants agreed to, by currency; those without anything have no row. */
    List<SettlementAgreement> agreed(
            @Param("merchants") Collection<String> merchants, @Param("businessDate") LocalDate businessDate);

    /** Merchants and currencies whose accounts take no settlement. */
    List<Blocked> blocked(@Param("merchants") Collection<String> merchants);

    /** Merchants and currencies that lack accounts of which a settlement moves money. */
    List<Lacking> lacking(
            @Param("merchants") Collection<String> merchants, @Param("businessDate") LocalDate businessDate);

    /** Puts the transactions of the night's settlements into them; the ranges are those from before the night. */
    int insertLines(@Param("businessDate") LocalDate businessDate, @Param("ranges") Collection<UnsettledRange> ranges);

    /** Names the reserves that the night's settlements gave back. */
    int insertReleases(@Param("businessDate") LocalDate businessDate, @Param("merchants") Collection<String> merchants);

    /** Puts what was left out into the night's settlements. */
    int insertReturnedLines(
            @Param("businessDate") LocalDate businessDate, @Param("merchants") Collection<String> merchants);

    /** Ends what was left out and is in a settlement now. */
    int endLeftOut(@Param("merchants") Collection<String> merchants);

    void forEachSettlement(@Param("businessDate") LocalDate businessDate, ResultHandler<SettlementRow> handler);

    /** All of the night's date and whatever older is still waiting, of some merchants. */
    void forEachNotSettled(
            @Param("businessDate") LocalDate businessDate,
            @Param("merchants") Collection<String> merchants,
            @Param("ranges") Collection<UnsettledRange> ranges,
            ResultHandler<NotSettled> handler);

    List<String> nextStatements(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") String afterMerchant,
            @Param("most") int most);

    /** The night's settlements of some merchants, each beside the one before it. */
    List<Stated> stated(
            @Param("businessDate") LocalDate businessDate, @Param("merchants") Collection<String> merchants);

    void forEachLine(@Param("settlementId") String settlementId, ResultHandler<StatementLine> handler);

    /** Settlements whose net is not what their lines come to. */
    long notFooting(LocalDate businessDate);

    /** Settlements whose net is not the entry it made on the merchant's balance. */
    long notMoved(LocalDate businessDate);

    /** Settlements whose reserves are not the entry it made, or not the reserves they name. */
    long reservesNotMoved(LocalDate businessDate);

    /** Where the periods of a night's settlements began: settledThrough is the day before. */
    List<SettlementStanding> settledOn(
            @Param("businessDate") LocalDate businessDate, @Param("merchants") Collection<String> merchants);

    /** Transactions within the night's settlements that are neither in them nor left out. */
    long forgotten(@Param("businessDate") LocalDate businessDate, @Param("ranges") Collection<UnsettledRange> ranges);

    /** What is not settled, as an effect on PENDING and DUE less fees. */
    List<FootingMapper.Effect> notSettledEffects(
            @Param("businessDate") LocalDate businessDate,
            @Param("merchants") Collection<String> merchants,
            @Param("ranges") Collection<UnsettledRange> ranges);

    List<SettlementTotal> settlementTotals(LocalDate businessDate);

    List<SettlementTotal> notSettledTotals(
            @Param("businessDate") LocalDate businessDate,
            @Param("merchants") Collection<String> merchants,
            @Param("ranges") Collection<UnsettledRange> ranges);

    /** A settlement that was asked for, of everything through a date. */
    record Request(String merchantId, String currency, LocalDate businessDate) {}

    /** The calendar of the bank that pays a merchant in a currency. */
    record PayingBank(String merchantId, String currency, String calendar) {}

    /** kinds: of the accounts, joined by a comma. */
    record Lacking(String merchantId, String currency, String kinds) {}

    /** A merchant and currency. */
    record Blocked(String merchantId, String currency) {}

    /** A settlement as the settlement file shows it; minor units. */
    record SettlementRow(
            String settlementId,
            String merchantId,
            String currency,
            LocalDate periodFrom,
            LocalDate periodTo,
            long paymentCount,
            long paymentMinor,
            long refundCount,
            long refundMinor,
            long chargebackMinor,
            long feeMinor,
            long reserveHeldMinor,
            long reserveReleasedMinor,
            long adjustmentMinor,
            long carriedMinor,
            long netMinor,
            String status) {}

    /** A settlement as its statement shows it. Minor units; before the first one nothing was carried. */
    record Stated(
            String settlementId,
            String merchantId,
            String currency,
            @Nullable LocalDate previousOn,
            long previousCarriedMinor,
            long carriedOpeningMinor,
            long carriedClosingMinor,
            long duesCollectedMinor,
            long reserveHeldMinor,
            long reserveReleasedMinor,
            long netMinor) {

        /** What goes into the reserve, less what comes out of it. */
        public long toReserveMinor() {
            return Math.subtractExact(reserveHeldMinor, reserveReleasedMinor);
        }
    }

    /** A transaction that is not settled; minor units. */
    record NotSettled(
            String transactionId,
            String merchantId,
            LocalDate businessDate,
            String type,
            String currency,
            long amountMinor,
            String status,
            String leftOut) {}

    /** A transaction in a statement; minor units. effect is what counts in the settlement, before fees. */
    record StatementLine(
            String transactionId,
            LocalDate businessDate,
            String occurredAt,
            String type,
            @Nullable String originalTransactionId,
            String channel,
            String product,
            String cardType,
            long amountMinor,
            long effectMinor,
            long issuerMinor,
            long networkMinor,
            long acquirerMinor,
            long serviceMinor,
            long feeMinor) {

        public long netMinor() {
            return Math.subtractExact(effectMinor, feeMinor);
        }
    }

    /** Minor units. */
    record SettlementTotal(String measure, String currency, long rowCount, long amountMinor) {}
}

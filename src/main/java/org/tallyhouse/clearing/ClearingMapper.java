package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.PriceableRow;

/** The statements of clearing. Only successful transactions have a price. */
@Mapper
interface ClearingMapper {

    long countToPrice(@Param("businessDate") LocalDate businessDate, @Param("undoing") boolean undoing);

    /** The next transactions of the date that have a price of their own only. */
    List<ToPrice> nextToPrice(
            @Param("businessDate") LocalDate businessDate, @Param("after") long afterId, @Param("most") int most);

    /** The next refunds, chargebacks and reversals of the date, each with what was undone before it. */
    List<ToReturn> nextToReturn(
            @Param("businessDate") LocalDate businessDate, @Param("after") long afterId, @Param("most") int most);

    /** Transactions of any date. */
    List<ToPrice> transactions(@Param("ids") Collection<Long> ids);

    /** The splits that transactions have. */
    List<SplitOf> splits(@Param("ids") Collection<Long> ids);

    /** What a rule has priced of merchants in a month so far; those of which it has priced nothing are left out. */
    List<MonthSoFar> usage(
            @Param("ruleId") String ruleId,
            @Param("month") LocalDate firstOfMonth,
            @Param("merchantIds") Collection<String> merchantIds);

    /** Fees of the date by merchant and currency, after a merchant. */
    List<MerchantFee> nextMerchantFees(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") String afterMerchant,
            @Param("most") int most);

    /** The next merchants that have or had an agent. */
    List<String> nextMerchantsWithAgent(@Param("after") String afterMerchant, @Param("most") int most);

    /** The agents' parts of a date's fees, by merchant and currency; those that come to nothing are left out. */
    List<AgentShare> agentShares(
            @Param("businessDate") LocalDate businessDate, @Param("merchants") Collection<String> merchants);

    /** Prices transactions at nothing. */
    int insertFreeSplits(@Param("businessDate") LocalDate businessDate, @Param("ids") Collection<String> ids);

    List<ChannelCost> channelCosts(LocalDate businessDate);

    long notPriced(LocalDate businessDate);

    List<SplitTotal> splitTotals(LocalDate businessDate);

    /** A transaction to be priced; minor units. */
    record ToPrice(
            long id,
            LocalDate businessDate,
            String type,
            String merchantId,
            String category,
            String merchantGroup,
            String channel,
            String product,
            String cardType,
            String cardRegion,
            String currency,
            long amountMinor,
            boolean invoiced)
            implements PriceableRow {}

    /**
     * A refund, chargeback or reversal. originalId is 0 where the payment, or for a reversal the chargeback,
     * is not known; then it returns no fee. The other amounts were undone of the original before. Minor units.
     */
    record ToReturn(
            long id,
            String type,
            long originalId,
            RefundFeePolicy refundFee,
            long amountMinor,
            long refundedBeforeMinor,
            long chargedBackBeforeMinor,
            long reversedBeforeMinor,
            boolean invoiced) {}

    /** Minor units. */
    record SplitOf(
            long id,
            long merchantFeeMinor,
            long beneficiaryFeeMinor,
            long issuerMinor,
            long networkMinor,
            long acquirerMinor,
            long agentMinor) {

        FeeSplit fee() {
            return new FeeSplit(
                    merchantFeeMinor, beneficiaryFeeMinor, issuerMinor, networkMinor, acquirerMinor, agentMinor);
        }
    }

    /** Minor units. */
    record MonthSoFar(String merchantId, long count, long amountMinor) {}

    /** What settlements take from a merchant, and what it is invoiced; minor units. */
    record MerchantFee(String merchantId, String currency, long dueMinor, long unbilledMinor) {}

    /** Minor units. */
    record ChannelCost(String channel, String currency, long costMinor, long agentMinor, long beneficiaryFeeMinor) {}

    /** What an agent earned with a merchant on a date; negative: what it gives back. Minor units. */
    record AgentShare(String merchantId, String agentId, String currency, long shareMinor) {}

    /** Minor units. */
    record SplitTotal(
            String currency,
            long rowCount,
            long feeMinor,
            long costMinor,
            long agentMinor,
            long marginMinor,
            long lossCount,
            long lossMinor) {}
}

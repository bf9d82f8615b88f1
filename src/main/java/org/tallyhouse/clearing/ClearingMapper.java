package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;

/** The statements of clearing. Only successful transactions have a price. */
@Mapper
interface ClearingMapper {

    long countToPrice(@Param("businessDate") LocalDate businessDate, @Param("refunds") boolean refunds);

    /** The next transactions of the date that are no refunds. */
    List<ToPrice> nextToPrice(
            @Param("businessDate") LocalDate businessDate, @Param("after") long afterId, @Param("most") int most);

    /** The next refunds of the date, each with its payment's split and what was refunded before it. */
    List<ToReturn> nextToReturn(
            @Param("businessDate") LocalDate businessDate, @Param("after") long afterId, @Param("most") int most);

    /** Fees of the date by merchant and currency, after a merchant. */
    List<MerchantFee> nextMerchantFees(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") String afterMerchant,
            @Param("most") int most);

    List<ChannelCost> channelCosts(LocalDate businessDate);

    long notPriced(LocalDate businessDate);

    List<SplitTotal> splitTotals(LocalDate businessDate);

    /** A transaction to be priced; minor units. */
    record ToPrice(
            long id,
            String type,
            String merchantId,
            String channel,
            String product,
            String cardType,
            String currency,
            long amountMinor) {}

    /** A refund; paidMinor is 0 where the payment is not known, then it returns no fee. Minor units. */
    record ToReturn(
            long id,
            long amountMinor,
            RefundFeePolicy refundFee,
            long paidMinor,
            long refundedBeforeMinor,
            long merchantFeeMinor,
            long issuerMinor,
            long networkMinor,
            long acquirerMinor,
            long agentMinor) {}

    /** Minor units. */
    record MerchantFee(String merchantId, String currency, long feeMinor) {}

    /** Minor units. */
    record ChannelCost(String channel, String currency, long costMinor, long agentMinor) {}

    /** Minor units. */
    record SplitTotal(
            String currency, long rowCount, long merchantFeeMinor, long costMinor, long agentMinor, long marginMinor) {}
}

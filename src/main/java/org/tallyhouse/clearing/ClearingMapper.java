package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The statements of clearing. Only successful transactions have a price. */
@Mapper
interface ClearingMapper {

    /** Waits for a set-up that is being loaded, and lets none begin before the commit. */
    long keepSetUp();

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

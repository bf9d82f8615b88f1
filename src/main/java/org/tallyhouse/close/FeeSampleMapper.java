package org.tallyhouse.close;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.tallyhouse.pricing.PriceableRow;

/** Transactions of a date with what they were charged. Amounts are minor units. */
@Mapper
interface FeeSampleMapper {

    long countPriced(LocalDate businessDate);

    /** One of every so many, in the order of their numbers. */
    void forEachOf(
            @Param("businessDate") LocalDate businessDate,
            @Param("every") long every,
            @Param("offset") long offset,
            ResultHandler<ChargedRow> handler);

    /** A transaction that was priced by rules of its own, and its fee. */
    record ChargedRow(
            String transactionId,
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
            String rules,
            long merchantFeeMinor,
            long beneficiaryFeeMinor,
            long issuerMinor,
            long networkMinor,
            long acquirerMinor,
            long agentMinor,
            long marginMinor)
            implements PriceableRow {}
}

package org.tallyhouse.pricing.row;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.pricing.FeeSplit;

/** Reads successful transactions with what their prices depend on. */
@Mapper
public interface PricedRowMapper {

    long countToPrice(@Param("businessDate") LocalDate businessDate, @Param("undoing") boolean undoing);

    /** The next transactions of the date that have a price of their own only. */
    List<PricedRow> nextToPrice(
            @Param("businessDate") LocalDate businessDate, @Param("after") long afterId, @Param("most") int most);

    /** The next refunds, chargebacks and reversals of the date. */
    List<Long> nextToReturn(
            @Param("businessDate") LocalDate businessDate, @Param("after") long afterId, @Param("most") int most);

    /** Transactions of any date. */
    List<PricedRow> transactions(@Param("ids") Collection<Long> ids);

    /** The fees that transactions have. */
    List<StoredFee> fees(@Param("ids") Collection<Long> ids);

    /** Those of the transactions that undo another one, each with what was undone of that before it. */
    List<UndoingRow> undoing(@Param("ids") Collection<Long> ids);

    /**
     * A refund, chargeback or reversal. originalId is 0 where the payment, or for a reversal the chargeback,
     * is not known; then it returns no fee. The other amounts were undone of the original before. Minor units.
     */
    record UndoingRow(
            long id,
            long originalId,
            RefundFeePolicy refundFee,
            long refundedBeforeMinor,
            long chargedBackBeforeMinor,
            long reversedBeforeMinor) {}

    /** Minor units; rules as {@link org.tallyhouse.pricing.ChargedRules} writes them. */
    record StoredFee(
            long id,
            long merchantFeeMinor,
            long beneficiaryFeeMinor,
            long issuerMinor,
            long networkMinor,
            long acquirerMinor,
            long agentMinor,
            long marginMinor,
            String rules) {

        public FeeSplit split() {
            return new FeeSplit(
                    merchantFeeMinor, beneficiaryFeeMinor, issuerMinor, networkMinor, acquirerMinor, agentMinor);
        }
    }
}

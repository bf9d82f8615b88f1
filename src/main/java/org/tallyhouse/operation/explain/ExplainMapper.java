package org.tallyhouse.operation.explain;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.PriceableRow;

/** The rows a transaction left; minor units, credit positive. */
@Mapper
public interface ExplainMapper {

    @Nullable TransactionRow transaction(String transactionId);

    /** The days of the bank that pays a merchant on a date; null if every day, or if none does. */
    @Nullable String payingCalendar(
            @Param("merchantId") String merchantId, @Param("currency") String currency, @Param("on") LocalDate on);

    List<EntryRow> ownEntries(String transactionId);

    List<BufferedRow> buffered(String transactionId);

    /** What prices by volume met before it. */
    List<UsageRow> usages(String transactionId);

    /** A transaction with what became of it. */
    record TransactionRow(
            String transactionId,
            LocalDate businessDate,
            String type,
            @Nullable String originalTransactionId,
            String merchantId,
            String channel,
            String product,
            String cardType,
            String cardRegion,
            String category,
            String merchantGroup,
            String settlementCalendar,
            char settlementBasis,
            int settlementDays,
            String currency,
            long amountMinor,
            String channelReference,
            String status,
            long pendingMinor,
            long balanceMinor,
            long dueMinor,
            @Nullable String fileName,
            @Nullable Long line,
            boolean priced,
            long merchantFeeMinor,
            long beneficiaryFeeMinor,
            long issuerMinor,
            long networkMinor,
            long acquirerMinor,
            long agentMinor,
            long marginMinor,
            boolean invoiced,
            String chargedRules,
            @Nullable String invoiceId,
            @Nullable String settlementId,
            @Nullable LocalDate settledOn,
            long settlementNetMinor,
            @Nullable String instructionId,
            @Nullable String bankFile,
            @Nullable String payoutResult,
            @Nullable LocalDate matchedOn,
            @Nullable String billName,
            @Nullable Long billLine,
            @Nullable String breakId,
            @Nullable String breakClass,
            @Nullable String breakStatus)
            implements PriceableRow {

        FeeSplit fee() {
            return new FeeSplit(
                    merchantFeeMinor, beneficiaryFeeMinor, issuerMinor, networkMinor, acquirerMinor, agentMinor);
        }

        SettlementTerms terms() {
            return new SettlementTerms(settlementBasis, settlementDays);
        }

        long leg(FeeParty party) {
            return fee().part(party);
        }
    }

    /** An entry of its own journal. */
    record EntryRow(LocalDate businessDate, String account, long amountMinor) {}

    /** Its buffered credit. */
    record BufferedRow(long windowId, String windowStatus, String account, String contraAccount, long amountMinor) {}

    /** The month before the transaction under the rule that priced a party; minor units. */
    record UsageRow(FeeParty party, long countBefore, long amountBeforeMinor) {}
}

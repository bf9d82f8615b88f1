package org.tallyhouse.settlement.invoice;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.pricing.PriceBasis;
import org.tallyhouse.pricing.PriceBasis.PricedCard;
import org.tallyhouse.pricing.PriceBasis.PricedMerchant;

/** The statements of invoices. */
@Mapper
public interface InvoiceMapper {

    /** The business date after one; null while that is the open one. */
    @Nullable LocalDate nextBusinessDate(LocalDate businessDate);

    /** Merchants with fees of these dates to be invoiced, after one; whole merchants. */
    List<Gross> nextGross(
            @Param("from") LocalDate from,
            @Param("to") LocalDate to,
            @Param("after") String afterMerchant,
            @Param("most") int most);

    void forEachFee(
            @Param("merchantId") String merchantId,
            @Param("currency") String currency,
            @Param("from") LocalDate from,
            @Param("to") LocalDate to,
            ResultHandler<InvoicedFee> handler);

    /** What clearing has booked for these dates to be invoiced. */
    long accruedMinor(@Param("account") String account, @Param("from") LocalDate from, @Param("to") LocalDate to);

    List<InvoiceTotal> totals(LocalDate businessDate);

    /** The merchants that got invoices on a night, after one. */
    List<String> nextInvoiced(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") String afterMerchant,
            @Param("most") int most);

    List<InvoiceLine> linesOf(@Param("businessDate") LocalDate businessDate, @Param("merchantId") String merchantId);

    /** Whether any invoice is open at the end of a business date. */
    boolean anyOpen(LocalDate businessDate);

    void forEachOpen(@Param("businessDate") LocalDate businessDate, ResultHandler<InvoiceRow> handler);

    List<InvoiceRow> invoices(@Param("paidToo") boolean paidToo);

    /** Lock 2 of the ledger's page. */
    @Nullable InvoiceRow lock(String invoiceId);

    /** The lines of a bank's statements that carry a reference, and whether a correction has claimed them. */
    List<BankLine> bankLines(
            @Param("bankId") String bankId,
            @Param("reference") String reference,
            @Param("currency") String currency,
            @Param("amountMinor") long amountMinor);

    void insertPayment(
            @Param("invoiceId") String invoiceId,
            @Param("lineId") long lineId,
            @Param("businessDate") LocalDate businessDate);

    /** A merchant's currency. */
    record Gross(String merchantId, String currency) {}

    /** A transaction whose fee is invoiced; minor units. */
    record InvoicedFee(
            String type,
            LocalDate businessDate,
            String merchantId,
            String category,
            String merchantGroup,
            String channel,
            String product,
            String cardType,
            String cardRegion,
            String currency,
            long amountMinor,
            long feeMinor) {

        PriceBasis priced() {
            return new PriceBasis(
                    type,
                    new PricedMerchant(merchantId, category, merchantGroup),
                    channel,
                    product,
                    new PricedCard(cardType, cardRegion),
                    currency,
                    amountMinor,
                    businessDate);
        }
    }

    /** Minor units. */
    record InvoiceTotal(String currency, long rowCount, long totalMinor) {}

    /** A line with what its invoice comes to; minor units. */
    record InvoiceLine(
            String invoiceId,
            String merchantId,
            String currency,
            LocalDate period,
            LocalDate businessDate,
            String type,
            String ruleId,
            int version,
            long count,
            long baseMinor,
            long feeMinor,
            long totalMinor) {}

    /** Minor units; lineId is the bank line that paid it. */
    record InvoiceRow(
            String invoiceId,
            String merchantId,
            String currency,
            LocalDate period,
            LocalDate businessDate,
            long totalMinor,
            @Nullable Long lineId,
            @Nullable LocalDate paidOn) {}

    /** A line of a bank statement, and the source of the journal it made. */
    record BankLine(long lineId, String source, boolean claimed) {}
}

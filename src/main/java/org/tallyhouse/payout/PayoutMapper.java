package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** The statements of payout. */
@Mapper
interface PayoutMapper {

    List<Sender> senders();

    /** Settlements of the night to be paid out, those that may be merged or the others. */
    long countToPay(@Param("businessDate") LocalDate businessDate, @Param("merges") boolean merges);

    /** Those paid each for itself, with the merchant's default bank account of that date. */
    List<ToPay> nextToPay(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") String afterSettlement,
            @Param("most") int most,
            @Param("coolingOffDays") int coolingOffDays);

    /** Those that may be merged, by bank, account number and settlement. */
    List<ToPay> nextToMerge(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") PayoutMerging.Position after,
            @Param("most") int most,
            @Param("coolingOffDays") int coolingOffDays);

    /** Writes down what is unanswered for longer than its bank's terms say on a date, under lock 4 of the ledger's page. */
    int insertUnknownEvents(LocalDate businessDate);

    int markUnknown(LocalDate businessDate);

    /** Writes down what the night could not order of its own settlements; again it adds nothing. */
    void addOfNight(LocalDate businessDate);

    /** Writes down what is due and on no way, for the lists of the date; again it adds nothing. */
    void addStanding(LocalDate businessDate);

    void forEachNotPaid(@Param("businessDate") LocalDate businessDate, ResultHandler<NotPaid> handler);

    List<PayoutTotal> notPaidTotals(LocalDate businessDate);

    /**
     * A settlement to pay; bankId is null if the merchant has no bank account for it. Minor units.
     *
     * @param partsBefore the number of its last part that was ordered before
     */
    record ToPay(
            String settlementId,
            String merchantId,
            String currency,
            long amountMinor,
            @Nullable String bankId,
            @Nullable String accountName,
            @Nullable String accountNumber,
            @Nullable String bankCode,
            @Nullable Urgency urgency,
            @Nullable Long approvalLimitMinor,
            @Nullable Long singleLimitMinor,
            @Nullable Long ceilingMinor,
            int partsBefore) {

        /** A part of it. */
        ToPay of(long minor) {
            return new ToPay(
                    settlementId,
                    merchantId,
                    currency,
                    minor,
                    bankId,
                    accountName,
                    accountNumber,
                    bankCode,
                    urgency,
                    approvalLimitMinor,
                    singleLimitMinor,
                    ceilingMinor,
                    partsBefore);
        }

        /** Null if the merchant has no bank account for it. */
        @Nullable Payee payee() {
            return bankId == null
                    ? null
                    : new Payee(
                            bankId,
                            Objects.requireNonNull(accountName),
                            Objects.requireNonNull(accountNumber),
                            Objects.requireNonNull(bankCode),
                            Objects.requireNonNull(urgency));
        }
    }

    /** How a bank knows us, and the format of its files. */
    record Sender(
            String bankId,
            String bankName,
            String accountNumber,
            String currency,
            String institution,
            PayoutTerms.Format format,
            String layout,
            String bankCode,
            String originatorId) {}

    /** Minor units. */
    record PayoutTotal(String measure, String currency, long rowCount, long amountMinor) {}

    /** A settlement, or the part of one, that should have been paid out; minor units. */
    record NotPaid(
            String settlementId, String merchantId, String currency, long amountMinor, String reason, String detail) {}
}

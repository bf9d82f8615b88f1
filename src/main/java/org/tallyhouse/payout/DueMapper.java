package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.payout.PayoutMapper.ToPay;
import org.tallyhouse.payout.PayoutsMapper.Target;

/** What is due and on no way to a bank, and where it would go; minor units. */
@Mapper
interface DueMapper {

    /** Settlements of earlier dates of which anything is due; not while their merchants are held. */
    long countForNight(LocalDate businessDate);

    List<String> nextForNight(
            @Param("businessDate") LocalDate businessDate, @Param("after") String after, @Param("most") int most);

    /** Rows of settlements, in their order: lock 4 of the ledger's page. */
    List<Due> lock(@Param("settlementIds") Collection<String> settlementIds, @Param("ways") Collection<Way> ways);

    /** Adds to what is due of a settlement in the same way; the last reason counts. */
    void add(@Param("rows") List<Due> rows);

    /** The same of payouts that were ordered and come to nothing. */
    void addOrdered(
            @Param("instructionIds") Collection<String> instructionIds,
            @Param("way") Way way,
            @Param("reason") String reason,
            @Param("detail") String detail,
            @Param("on") LocalDate businessDate);

    /** Writes down what banks sent back up to a date and nobody has sent again yet; again it adds nothing. */
    int addReturned(LocalDate businessDate);

    void remove(@Param("settlementIds") Collection<String> settlementIds, @Param("ways") Collection<Way> ways);

    /** Takes a payout that is sent again from what is due; of one that came back before there was a list there is none. */
    void reduce(
            @Param("settlementId") String settlementId,
            @Param("amountMinor") long amountMinor,
            @Param("on") LocalDate businessDate);

    void removeSent(@Param("settlementId") String settlementId, @Param("amountMinor") long amountMinor);

    /** Of settlements, those of merchants that are paid automatically, and where they would go on a date. */
    List<ToPay> payable(
            @Param("settlementIds") Collection<String> settlementIds,
            @Param("on") LocalDate businessDate,
            @Param("coolingOffDays") int coolingOffDays);

    /** Of settlements, those whose merchants have two default accounts on a date: nobody can say which is meant. */
    List<String> withTwoAccounts(
            @Param("settlementIds") Collection<String> settlementIds, @Param("on") LocalDate businessDate);

    /** What people decide about: it is not sent with anything else that is due. */
    List<ForPeople> forPeople(@Param("merchantIds") Collection<String> merchantIds);

    /** What holds other than those of payouts keep in accounts. */
    List<HeldOtherwise> heldOtherwise(@Param("accountIds") Collection<Long> accountIds);

    /** Where a payout would go now, with the bank's limits. */
    @Nullable Target target(
            @Param("merchantId") String merchantId,
            @Param("currency") String currency,
            @Param("on") LocalDate businessDate,
            @Param("coolingOffDays") int coolingOffDays);

    /**
     * Settlements of closed dates of which nothing was ordered, or what is due of them, and where it would go now; whoever
     * orders it, another approves it.
     */
    List<ToPay> unpaid(@Param("settlementIds") Collection<String> settlementIds, @Param("on") LocalDate businessDate);

    /** Transfers no file has yet, to an account that is not its merchant's default on a date; an empty bank means all. */
    List<String> withEndedAccount(
            @Param("on") LocalDate businessDate, @Param("bankId") String bankId, @Param("most") int most);

    /** The instructions of transfers. */
    List<String> instructionsOf(@Param("transferIds") Collection<String> transferIds);

    /** Settlements of which more is ordered than they come to, among those something was ordered of on a date. */
    long orderedTooMuch(LocalDate businessDate);

    /** What sends what is due. */
    enum Way {
        NIGHT,
        /** A person, by {@code payouts order}. */
        ORDER,
        /** A person, by {@code payouts resend}. */
        RESEND,
        /** Nothing any more. */
        NONE
    }

    /**
     * What is due to a merchant of a settlement and on no way to its bank, and why. Minor units.
     *
     * @param since the settlement's business date
     */
    record Due(
            String settlementId,
            Way way,
            String merchantId,
            String currency,
            long amountMinor,
            LocalDate since,
            String reason,
            String detail,
            LocalDate changedOn) {

        /** A part of it, as it stands now. */
        Due left(long minor, Way newWay, String newReason, String newDetail, LocalDate on) {
            return new Due(settlementId, newWay, merchantId, currency, minor, since, newReason, newDetail, on);
        }
    }

    /** Minor units. */
    record ForPeople(String merchantId, String currency, long amountMinor) {}

    /** Minor units. */
    record HeldOtherwise(long accountId, long heldMinor) {}
}

package org.tallyhouse.merchant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Reads merchants, channels and banks as set-up loaded them. */
@Mapper
public interface MerchantMapper {

    /** The merchants behind names in a file: a merchant id, or an alias in force on the date. */
    List<NamedMerchant> findByNames(@Param("names") Collection<String> names, @Param("on") LocalDate on);

    List<Channel> channels();

    List<Bank> banks();

    /** Of a bank's payout terms; null if it has none. */
    PayoutTerms.@Nullable CutOff cutOff(String bankId);

    /** What files that come by themselves are called; whom no row names is not in it. */
    List<IncomingFile> incomingFiles();

    /** Of merchants and channels, in all currencies; the empty id has those of all others. */
    List<AmountCeiling> ceilings(@Param("ids") Collection<String> ids);

    @Nullable String businessCalendar();

    @Nullable LocalDate firstBusinessDate();

    /** A merchant under the name a file used for it. */
    record NamedMerchant(
            String name,
            String merchantId,
            Merchant.RefundFeePolicy refundFee,
            Merchant.Status status,
            String category,
            String merchantGroup) {}
}

package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Sets transactions of a date aside that cannot be priced or settled; each statement passes over what is there. */
@Mapper
interface DefectMapper {

    /** What channels brought in currencies that they have no accounts in. */
    List<ChannelCurrency> channelsWithoutAccounts(LocalDate businessDate);

    /** Whose merchant, account or channel is not there. */
    int ofNobody(LocalDate businessDate);

    /** Whose merchant was not credited or debited by what they say. */
    int misbooked(LocalDate businessDate);

    /** Which undo a transaction of another merchant, currency or kind. */
    int ofWrongOriginal(LocalDate businessDate);

    /** What is above the ceiling of its merchant or channel. */
    int overCeiling(LocalDate businessDate);

    int noPrice(@Param("id") long id, @Param("businessDate") LocalDate businessDate, @Param("detail") String detail);

    /** What is set aside costs nothing. */
    int insertFreeSplits(LocalDate businessDate);

    long count(LocalDate businessDate);

    record ChannelCurrency(String channel, String currency) {}
}

package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.pricing.FeeParty;

/** Chooses transactions of a date whose fees are computed anew. What agents are given, and what is quarantined, has no price. */
@Mapper
interface FeeSampleMapper {

    long countPriced(LocalDate businessDate);

    /** The next of one in so many, in the order of their numbers. */
    List<Long> next(
            @Param("businessDate") LocalDate businessDate,
            @Param("after") long after,
            @Param("every") long every,
            @Param("offset") long offset,
            @Param("most") int most);

    /** What prices by volume met. */
    List<Usage> usages(@Param("ids") Collection<Long> ids);

    /** The month before a transaction, minor units; follows: it is what the one before it left. */
    record Usage(long id, FeeParty party, long countBefore, long amountBeforeMinor, boolean follows) {}
}

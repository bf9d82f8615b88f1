package org.tallyhouse.run;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Stage totals. */
@Mapper
public interface StageTotalMapper {
    int delete(@Param("businessDate") LocalDate businessDate, @Param("stage") String stage);

    int insert(StoredTotal total);

    List<StoredTotal> ofDay(LocalDate businessDate);

    /** A total as stored; amount in minor units. */
    record StoredTotal(
            LocalDate businessDate,
            String stage,
            int position,
            String measure,
            String currency,
            long rowCount,
            @Nullable Long amountMinor) {}
}

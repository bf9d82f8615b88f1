package org.tallyhouse.settlement;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements of settlements asked for. */
@Mapper
interface RequestMapper {

    /** The merchant asked about, if it has accounts in the currency. */
    @Nullable Asked asked(
            @Param("merchantId") String merchantId,
            @Param("currency") String currency,
            @Param("businessDate") LocalDate businessDate);

    /** Stores a request; 0 if it is there already. */
    int insert(
            @Param("merchantId") String merchantId,
            @Param("currency") String currency,
            @Param("businessDate") LocalDate businessDate,
            @Param("operator") String operator,
            @Param("reason") String reason);

    /** Terms of a merchant, and the first business date that is not closed. */
    record Asked(char settlementBasis, int settlementDays, LocalDate firstOpen) {}
}

package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.settlement.netting.SettlementMapper.SettlementTotal;

/** What merchants owe us, night by night. */
@Mapper
interface ClaimMapper {

    /** Those of the merchants whose last settlement carried a debt forward, with the night since which. */
    int insert(@Param("businessDate") LocalDate businessDate, @Param("merchants") Collection<String> merchants);

    List<Claim> find(@Param("businessDate") LocalDate businessDate, @Param("merchants") Collection<String> merchants);

    List<SettlementTotal> totals(LocalDate businessDate);

    /** Minor units. */
    record Claim(String merchantId, String currency, long amountMinor, LocalDate since, boolean overdue) {}
}

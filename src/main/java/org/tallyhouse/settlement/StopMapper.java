package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.settlement.SettlementStops.Stop;

/** The statements of stops. */
@Mapper
interface StopMapper {

    /** Lock 2 of the ledger's page. */
    @Nullable Stop find(String stopId);

    List<Stop> list();

    /** How many there are of a merchant or a channel; the other one is empty. */
    long countOwners(@Param("merchantId") String merchantId, @Param("channel") String channel);

    void insert(Stop stop);

    int end(@Param("stopId") String stopId, @Param("effectiveTo") LocalDate effectiveTo);

    @Nullable LocalDate firstOpen();
}

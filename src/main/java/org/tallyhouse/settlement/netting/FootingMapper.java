package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.JournalType;

/**
 * What the ledger says of merchants' main accounts, by business date: what the next date's traffic has moved meanwhile
 * is left out. Dates are given as constants, so that the history is not read.
 */
@Mapper
public interface FootingMapper {

    /** The first date that is not closed, for which there are no closing balances. */
    @Nullable LocalDate firstOpen();

    /** What PENDING, DUE, BALANCE and RESERVE held at the end of a date, by the closes before it. */
    List<Balance> openings(
            @Param("merchants") Collection<String> merchants,
            @Param("on") LocalDate on,
            @Param("firstOpen") LocalDate firstOpen);

    /** The same from what they hold now, less what was booked on later dates. */
    List<Balance> closings(@Param("merchants") Collection<String> merchants, @Param("on") LocalDate on);

    /** The entries on these accounts after a date, through another. */
    List<Movement> movements(
            @Param("merchants") Collection<String> merchants,
            @Param("after") LocalDate after,
            @Param("through") LocalDate through);

    /** What transactions after a date, through another, did to PENDING and DUE, less their fees. */
    List<Effect> transactions(
            @Param("merchants") Collection<String> merchants,
            @Param("after") LocalDate after,
            @Param("through") LocalDate through);

    /** What was moved on a merchant's PENDING and DUE by no transaction; reads every movement, so it is asked last. */
    long movedOtherwise(
            @Param("merchantId") String merchantId,
            @Param("currency") String currency,
            @Param("after") LocalDate after,
            @Param("through") LocalDate through);

    /** Minor units, credit positive. */
    record Balance(String merchantId, String currency, AccountKind kind, String code, long minor) {}

    /** Minor units, credit positive. */
    record Movement(String merchantId, String currency, AccountKind kind, JournalType type, long minor) {}

    /** Minor units, credit positive. */
    record Effect(String merchantId, String currency, long minor) {}
}

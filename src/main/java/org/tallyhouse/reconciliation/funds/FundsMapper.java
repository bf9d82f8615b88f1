package org.tallyhouse.reconciliation.funds;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The statements of the funds. Amounts are minor units, negative where the channel collects. */
@Mapper
public interface FundsMapper {

    @Nullable String nextChannel(String after);

    /** What bills that a night took up make a channel owe, less what bills made it owe that they took the place of. */
    int expect(@Param("channel") String channel, @Param("night") LocalDate night);

    /** The lines of a night's statements that a channel paid. */
    int takeDeposits(@Param("channel") String channel, @Param("night") LocalDate night);

    /** What is neither matched nor decided about. */
    List<FundsItem> open(String channel);

    /** Breaks of items that found their other side. */
    int endBreaks(@Param("items") List<Long> items, @Param("night") LocalDate night);

    int settle(@Param("items") List<Long> items, @Param("matchId") String matchId, @Param("night") LocalDate night);

    int nameBreak(@Param("items") List<Long> items, @Param("breakId") String breakId);

    /** What is open, and what a night settled. */
    void forEach(@Param("night") LocalDate night, ResultHandler<FundsItem> handler);

    /** What is open on either side and in no break. */
    List<FundsTotal> totals();

    /** Minor units. */
    record FundsTotal(String side, String currency, long itemCount, long amountMinor) {}

    /** Something to come or that came; the date is the bill's, or the value date. */
    record FundsItem(
            long itemId,
            String side,
            String channel,
            String currency,
            LocalDate businessDate,
            String batch,
            String source,
            String text,
            LocalDate night,
            long amountMinor,
            @Nullable String breakId,
            @Nullable String matchId,
            @Nullable LocalDate settledOn) {

        /** What became of it. */
        public String status() {
            if (settledOn != null) {
                return matchId == null ? "DECIDED" : "MATCHED";
            }
            return breakId == null ? "OPEN" : "IN_BREAK";
        }
    }
}

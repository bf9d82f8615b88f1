package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** Our accounts at banks beside what their statements say, at the end of a date. Amounts are minor units. */
@Mapper
interface CashMapper {

    /** The banks that have stated a balance. */
    List<CashPosition> positions(LocalDate businessDate);

    /** What one of the two shows and the other does not, oldest first. */
    void forEachOpen(
            @Param("bankId") String bankId,
            @Param("businessDate") LocalDate businessDate,
            ResultHandler<OpenMove> handler);

    /**
     * An account at a bank; positive where money is there.
     *
     * @param statement the last one, empty where it has no number
     * @param beganMinor by how much the bank was above our books when its statements began
     * @param openMinor what the bank shows and we have not booked, less what we booked and it does not show
     */
    record CashPosition(
            String bankId,
            String currency,
            String statement,
            LocalDate bookedOn,
            long closingMinor,
            long booksMinor,
            long beganMinor,
            long openMinor) {

        long gapMinor() {
            return Math.subtractExact(closingMinor, Math.addExact(booksMinor, Math.addExact(beganMinor, openMinor)));
        }
    }

    /** Money of a payout that is either booked or seen, by how much it makes the bank's balance higher than ours. */
    record OpenMove(
            String transferId,
            String direction,
            long amountMinor,
            @Nullable LocalDate bookedOn,
            @Nullable LocalDate seenOn) {}
}

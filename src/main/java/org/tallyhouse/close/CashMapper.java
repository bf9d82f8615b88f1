package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
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

    /** What people booked on our account there, oldest first. */
    void forEachCorrection(
            @Param("bankId") String bankId,
            @Param("businessDate") LocalDate businessDate,
            ResultHandler<Correction> handler);

    /**
     * An account at a bank; positive where money is there.
     *
     * @param statement the last one, empty where it has no number
     * @param beganMinor by how much the bank was above our books when its statements began
     * @param openMinor what the bank shows and we have not booked, less what we booked and it does not show
     * @param correctedMinor what people took out of our account there, less what they put in
     */
    record CashPosition(
            String bankId,
            String currency,
            String statement,
            LocalDate bookedOn,
            long closingMinor,
            long booksMinor,
            long beganMinor,
            long openMinor,
            long correctedMinor) {

        long gapMinor() {
            return Math.subtractExact(
                    closingMinor,
                    LongStream.of(booksMinor, beganMinor, openMinor, correctedMinor)
                            .reduce(0, Math::addExact));
        }
    }

    /** A journal that corrects another, by how much it makes the bank's balance higher than ours. */
    record Correction(String journal, LocalDate businessDate, long amountMinor) {}

    /** Money of a payout that is either booked or seen, by how much it makes the bank's balance higher than ours. */
    record OpenMove(
            String transferId,
            String direction,
            long amountMinor,
            @Nullable LocalDate bookedOn,
            @Nullable LocalDate seenOn) {}
}

package org.tallyhouse.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the ledger, bills and banks say of channels; minor units, positive where the channel owes us. */
@Mapper
interface ChannelBooksMapper {

    /** Whether nights were closed before the books of channels were kept. */
    boolean beginsBehindOtherNights(LocalDate night);

    /** Every receivable at the end of a night, with what explains it. */
    List<Sides> sides(LocalDate night);

    /** What was moved on an account on a date by no transaction. */
    long movedOtherwise(@Param("accountId") long accountId, @Param("night") LocalDate night);

    List<Book> books(LocalDate night);

    /** A channel in a currency. */
    record Sides(
            long accountId,
            String channel,
            String currency,
            long receivableMinor,
            long unbilledMinor,
            long expectedMinor,
            long depositedMinor,
            long otherBeforeMinor,
            long costMinor,
            long ourCostMinor,
            long billedCostMinor) {

        long explainedMinor() {
            return Math.subtractExact(Math.addExact(unbilledMinor, expectedMinor), depositedMinor);
        }

        Book book(long otherMinor) {
            return new Book(
                    channel,
                    currency,
                    receivableMinor,
                    unbilledMinor,
                    expectedMinor,
                    depositedMinor,
                    otherMinor,
                    0,
                    costMinor,
                    billedCostMinor);
        }
    }

    /** What was found of it. */
    record Book(
            String channel,
            String currency,
            long receivableMinor,
            long unbilledMinor,
            long expectedMinor,
            long depositedMinor,
            long otherMinor,
            long suspenseMinor,
            long costMinor,
            long billedCostMinor) {}
}

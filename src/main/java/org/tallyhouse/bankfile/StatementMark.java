package org.tallyhouse.bankfile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a bank tells its statements of an account from each other by.
 *
 * @param number its id or number; empty where there is none
 * @param sequence the number that counts up, null where there is none
 * @param page of several that make up one statement, from 1; 0 where pages are not told
 * @param date of its opening balance
 * @param continues whether it opens with an interim balance, that of the page before it
 * @param duplicate whether the bank says that it sends it once more
 */
public record StatementMark(
        String number,
        @Nullable Long sequence,
        int page,
        @Nullable LocalDate date,
        boolean continues,
        boolean duplicate) {

    /** Nothing is told. */
    public static final StatementMark NONE = new StatementMark("", null, 0, null, false, false);
}

package org.tallyhouse.intake.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement of one of our accounts at a bank. Balances are minor units, credit positive.
 *
 * @param statementId 0 where it is not stored yet
 * @param line of its opening row
 * @param number its id or number; empty where the bank gives none
 * @param sequence the number that counts up, if there is one
 * @param page of several that make up one statement, from 1; 0 where pages are not told
 * @param dated the date of its opening balance, if it is told
 * @param continues whether it opens with the interim balance of a page before it
 * @param interim whether it closes with the interim balance of a page that another follows
 * @param duplicate whether the bank says that it sends it once more
 * @param digest a sum over its entries, in any order
 */
record SeenStatement(
        long statementId,
        long line,
        String number,
        @Nullable Long sequence,
        int page,
        @Nullable LocalDate dated,
        boolean continues,
        boolean interim,
        boolean duplicate,
        long openingMinor,
        long closingMinor,
        long entryCount,
        String digest) {

    /** Columns of our own statement which its OPENING row may have, and the CLOSING row the last of them. */
    static final List<String> COLUMNS = List.of("statement", "sequence", "page", "mark");

    static final String INTERIM = "INTERIM";
    static final String DUPLICATE = "DUPLICATE";

    boolean isSameAs(SeenStatement other) {
        return openingMinor == other.openingMinor && closingMinor == other.closingMinor && digest.equals(other.digest);
    }

    /** Whether both go by one name; without a number nothing does. */
    boolean isNamedAs(SeenStatement other) {
        return !number.isEmpty()
                && number.equals(other.number)
                && page == other.page
                && Objects.equals(dated, other.dated);
    }

    /** Whether it is the next page of another. */
    boolean isPageAfter(SeenStatement before) {
        boolean inOrder = page == 0 || before.page == 0 || page == before.page + 1;
        return continues && before.interim && openingMinor == before.closingMinor && inOrder;
    }

    /** As people call it. */
    String title() {
        return number.isEmpty() ? "in line " + line : page > 1 ? number + ", page " + page : number;
    }
}

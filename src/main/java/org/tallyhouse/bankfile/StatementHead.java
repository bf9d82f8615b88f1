package org.tallyhouse.bankfile;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How a statement begins.
 *
 * @param id what people call it by
 * @param account as the bank writes it; empty where the file names none
 * @param opening null where the bank states no balance
 * @param mark what the bank tells it from others by
 */
public record StatementHead(
        long line,
        String id,
        String account,
        Currency currency,
        @Nullable StatementBalance opening,
        StatementMark mark) {}

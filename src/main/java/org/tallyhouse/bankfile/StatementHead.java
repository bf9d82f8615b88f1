package org.tallyhouse.bankfile;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How a statement begins.
 *
 * @param account as the bank writes it; empty where the file names none
 * @param opening null where the bank states no balance
 */
public record StatementHead(
        long line,
        String id,
        String account,
        Currency currency,
        @Nullable StatementBalance opening) {}

/**
 * What the formats of banks have in common: transfers as a bank is given them, results and statements as a bank
 * gives them back, and the texts they are written in. Every file is written and read in constant memory; a format has a
 * package of its own beside this one and knows no other. May come in: the formats, intake and payout. See {@code
 * docs/bank-files.md} and {@code docs/bank-statements.md}.
 */
@NullMarked
package org.tallyhouse.bankfile;

import org.jspecify.annotations.NullMarked;

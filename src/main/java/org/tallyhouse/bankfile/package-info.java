/**
 * The formats of files to banks and from banks, as values in and bytes out and back: credit transfers
 * out (pain.001, NACHA), what became of them in (pain.002, camt.054, NACHA returns). Every file is
 * written and read in constant memory. See {@code docs/bank-files.md}.
 */
@NullMarked
package org.tallyhouse.bankfile;

import org.jspecify.annotations.NullMarked;

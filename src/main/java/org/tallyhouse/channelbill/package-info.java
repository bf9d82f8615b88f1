/**
 * Reads bills of channels that a declared layout cannot describe: archives, journals with columns for debit
 * and credit, records of many kinds, totals in words. A file's own totals are held against its rows.
 */
@NullMarked
package org.tallyhouse.channelbill;

import org.jspecify.annotations.NullMarked;

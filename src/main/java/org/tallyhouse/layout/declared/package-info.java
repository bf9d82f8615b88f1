/**
 * What a bank's or a channel's file looks like, as it is declared: records, fields and their types, how a line is cut,
 * what its totals count. Values only. May come in: whoever reads, writes or shows files by layout.
 */
@NullMarked
package org.tallyhouse.layout.declared;

import org.jspecify.annotations.NullMarked;

/**
 * Moves what is owed (结算): nets what is due, books it, writes claims and the settlement files. Its parts are {@code
 * netting}, {@code statement} and {@code invoice}. May come in: the command line.
 */
@NullMarked
package org.tallyhouse.settlement;

import org.jspecify.annotations.NullMarked;

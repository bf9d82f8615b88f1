/**
 * Works out who owes whom: reads the day's transactions and fee rules, writes fee splits, their entries and agents' shares.
 */
@NullMarked
package org.tallyhouse.clearing;

import org.jspecify.annotations.NullMarked;

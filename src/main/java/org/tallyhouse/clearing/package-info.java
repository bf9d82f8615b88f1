/**
 * Works out who owes whom: reads the day's transactions and fee rules, writes fee splits and their entries.
 */
@NullMarked
package org.tallyhouse.clearing;

import org.jspecify.annotations.NullMarked;

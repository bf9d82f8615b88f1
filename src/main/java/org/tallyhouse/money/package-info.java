/**
 * Amounts and rates: {@code long} minor units of an ISO 4217 currency and exact decimal rates. No
 * binary floating point, no silent rounding, and overflow is an error.
 */
@NullMarked
package org.tallyhouse.money;

import org.jspecify.annotations.NullMarked;

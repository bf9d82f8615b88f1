/**
 * Fee rules and the split of a transaction's fee: values and pure functions, no database in them.
 */
@NullMarked
package org.tallyhouse.pricing;

import org.jspecify.annotations.NullMarked;

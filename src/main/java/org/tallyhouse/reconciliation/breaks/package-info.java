/**
 * The breaks (差异): their classes, and what people decide about them; writes resolutions and their entries. May come in:
 * reconciliation, and the commands about breaks.
 */
@NullMarked
package org.tallyhouse.reconciliation.breaks;

import org.jspecify.annotations.NullMarked;

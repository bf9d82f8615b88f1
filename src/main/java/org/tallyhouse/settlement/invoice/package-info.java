/**
 * Invoices (账单) of merchants that are settled gross: reads the month's fees; writes invoices, claims and their files.
 * May come in: settlement, and the command about invoices.
 */
@NullMarked
package org.tallyhouse.settlement.invoice;

import org.jspecify.annotations.NullMarked;

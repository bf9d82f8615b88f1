/**
 * ISO 20022 messages (报文): writes pain.001 orders, reads pain.002 answers, camt.054 notices and camt.053 statements.
 * May come in: intake for what is read, payout for what is written.
 */
@NullMarked
package org.tallyhouse.bankfile.iso20022;

import org.jspecify.annotations.NullMarked;

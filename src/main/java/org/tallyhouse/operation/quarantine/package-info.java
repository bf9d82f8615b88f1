/**
 * Quarantined transactions and what two people decide about them. Writes quarantine_decision. Only its command comes in.
 */
@NullMarked
package org.tallyhouse.operation.quarantine;

import org.jspecify.annotations.NullMarked;

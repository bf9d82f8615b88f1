/**
 * Held money that goes to another owner, moved by two persons. Reads and writes capture_request, and books by the calls
 * of the online ledger. May come in: the commands about holds.
 */
@NullMarked
package org.tallyhouse.operation.capture;

import org.jspecify.annotations.NullMarked;

/**
 * The calls of an online system while the day is open, on any JDBC connection: {@link
 * org.tallyhouse.ledger.online.OnlineLedger} moves money, holds and reverses, {@link
 * org.tallyhouse.ledger.online.BufferedCreditWriter} credits hot accounts. Each is done once by its reference. May come
 * in: callers of the library, the command line, benchmarks; no stage.
 */
@NullMarked
package org.tallyhouse.ledger.online;

import org.jspecify.annotations.NullMarked;

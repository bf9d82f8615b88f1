/**
 * The commands of {@code ./run.sh}, one per file: those that set up, take in, run and show. May come in: nobody but
 * {@code Tallyhouse}.
 */
@NullMarked
package org.tallyhouse.operation.command;

import org.jspecify.annotations.NullMarked;

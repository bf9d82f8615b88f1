/**
 * The commands that show registers of the ledger: they change nothing. May come in: the command line that lists them.
 */
@NullMarked
package org.tallyhouse.operation.command.register;

import org.jspecify.annotations.NullMarked;

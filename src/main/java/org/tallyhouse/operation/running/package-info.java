/**
 * What a command runs in and what it runs: the terminal, its log, the wired suite of a home or a scratch one, the night, its
 * stages, and what is done of them by day. May come in: the commands.
 */
@NullMarked
package org.tallyhouse.operation.running;

import org.jspecify.annotations.NullMarked;

/**
 * The commands by which a person decides about money: each takes an operator and a reason and writes the audit log. May
 * come in: the command line that lists them.
 */
@NullMarked
package org.tallyhouse.operation.command.decision;

import org.jspecify.annotations.NullMarked;

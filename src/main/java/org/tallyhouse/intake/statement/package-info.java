/**
 * Banks' statements (银行流水): reads accounts and lines of any of their formats; writes statement_line and announced_deposit,
 * and books what is ours in them. May come in: intake.
 */
@NullMarked
package org.tallyhouse.intake.statement;

import org.jspecify.annotations.NullMarked;

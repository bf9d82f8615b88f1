/**
 * Reads BAI2 statements of US banks. May come in: intake of statements.
 */
@NullMarked
package org.tallyhouse.bankfile.bai2;

import org.jspecify.annotations.NullMarked;

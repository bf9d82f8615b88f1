/**
 * Reads SWIFT MT940 statements. May come in: intake of statements.
 */
@NullMarked
package org.tallyhouse.bankfile.mt940;

import org.jspecify.annotations.NullMarked;

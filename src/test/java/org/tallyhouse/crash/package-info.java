/**
 * Nights that die at each of their commits and at each change of a file, or are frozen at each put. A night is stopped
 * before every such moment and copied as it stands, and each copy is resumed. Nobody comes in.
 */
@NullMarked
package org.tallyhouse.crash;

import org.jspecify.annotations.NullMarked;

/**
 * Takes in files (接入): reads what has arrived for a date in {@code in/}, kind by kind, and proves that nothing was lost
 * on the way. A kind of file has a package of its own below this one. May come in: the command line.
 */
@NullMarked
package org.tallyhouse.intake;

import org.jspecify.annotations.NullMarked;

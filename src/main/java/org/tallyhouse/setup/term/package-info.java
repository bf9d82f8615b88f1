/**
 * What set-up loads, as values, where the rest of the suite has no type of its own for it. May come in: set-up.
 */
@NullMarked
package org.tallyhouse.setup.term;

import org.jspecify.annotations.NullMarked;

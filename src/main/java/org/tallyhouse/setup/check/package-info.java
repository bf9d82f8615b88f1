/**
 * Rules about a set-up as a whole, a class each. May come in: set-up.
 */
@NullMarked
package org.tallyhouse.setup.check;

import org.jspecify.annotations.NullMarked;

/**
 * Who does what by hand, and why. May come in: the commands and what they run.
 */
@NullMarked
package org.tallyhouse.operation.people;

import org.jspecify.annotations.NullMarked;
